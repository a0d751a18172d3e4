import { execFileSync } from 'node:child_process';

/** One line of the process table. */
export interface Process {
  pid: number;
  parent: number;
  /** Resident memory in KiB. */
  rss: number;
  command: string;
}

/** Every process of this machine that is not a zombie. */
export function processes(): Process[] {
  return execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,stat=,args='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, rss, stat, command] =
        /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      if (command === undefined || stat?.startsWith('Z')) return [];
      return [{ pid: Number(pid), parent: Number(parent), rss: Number(rss), command }];
    });
}

/** The process and everything it started, itself first. */
export function descendants(root: number, all: Process[] = processes()): Process[] {
  const own = all.filter((process) => process.pid === root);
  const children = all.filter((process) => process.parent === root);
  return [...own, ...children.flatMap((child) => descendants(child.pid, all))];
}
