// What processes use of the machine.
import { readFileSync } from 'node:fs';

import { descendants, type Process, processes } from '../../e2e/stack/processes.ts';

const TICKS_PER_SECOND = 100;

/** Processor time and resident memory of the server and of its database. */
export interface Usage {
  serverSeconds: number;
  databaseSeconds: number;
  serverMiB: number;
  webMiB: number;
}

/** What the stack whose data lies there has used so far. The times are 0 where the system does not tell them. */
export function usage(data: string): Usage {
  const all = processes();
  const launched = all
    .filter(({ command }) => command.includes(data))
    .flatMap(({ pid }) => descendants(pid, all));
  const own = [...new Map(launched.map((process) => [process.pid, process])).values()];
  const server = own.filter(({ command }) => /^\S*java /.test(command));
  const web = own.filter(({ command }) => /^\S*node .*\bbuild\/index\.js/.test(command));
  const database = own.filter(({ command }) => /(^|\/)postgres(:| )/.test(command));
  return {
    serverSeconds: seconds(server),
    databaseSeconds: seconds(database),
    serverMiB: memory(server),
    webMiB: memory(web),
  };
}

function memory(of: Process[]): number {
  return Math.round(of.reduce((sum, { rss }) => sum + rss, 0) / 1024);
}

// A connection that ends takes its time along; the pool keeps its connections, so little is lost.
function seconds(of: Process[]): number {
  return of.reduce((sum, { pid }) => sum + ticks(pid), 0) / TICKS_PER_SECOND;
}

function ticks(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}
