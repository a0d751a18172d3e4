import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { freePorts } from './ports.ts';
import { descendants, type Process, processes } from './processes.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');
/** The first start on a machine builds everything. */
const START_TIMEOUT_MS = 10 * 60_000;
const STOP_TIMEOUT_MS = 80_000;

/** Where a running stack is reached. */
export interface Addresses {
  /** The web application, without a trailing slash. */
  web: string;
  /** The server behind it. */
  api: string;
  /** Its data directory: the database and the key that signs tokens. */
  data: string;
}

/**
 * The whole product as its users run it: `./offside start` with the production build, a real PostgreSQL
 * and the demo data, in a data directory of its own.
 */
export class Stack {
  readonly #home = mkdtempSync(join(tmpdir(), 'offside-e2e-'));
  readonly #data: string;
  #launcher: ChildProcess | undefined;
  #ports: { web: number; api: number } | undefined;

  /** @param data a data directory to use instead of one of its own; it is left as it is in the end */
  constructor(data?: string) {
    this.#data = data === undefined ? join(this.#home, 'data') : resolve(data);
  }

  get addresses(): Addresses {
    if (!this.#ports) throw new Error('The stack is not running.');
    return {
      web: `http://localhost:${this.#ports.web}`,
      api: `http://localhost:${this.#ports.api}`,
      data: this.#data,
    };
  }

  /**
   * Starts it and waits until it says that it is ready.
   *
   * @returns milliseconds it took
   * @throws Error with the end of its output where it does not get there
   */
  async start(): Promise<number> {
    const began = performance.now();
    const [web = 0, api = 0] = this.#ports
      ? [this.#ports.web, this.#ports.api]
      : await freePorts(2);
    this.#ports = { web, api };

    const log = createWriteStream(join(this.#home, 'stack.log'), { flags: 'a' });
    const launcher = spawn(
      process.execPath,
      [
        join(import.meta.dirname, 'keeper.js'),
        join(REPOSITORY, 'offside'),
        'start',
        '--api-port',
        String(api),
        '--web-port',
        String(web),
        '--data',
        this.#data,
      ],
      // A group of its own: Ctrl-C reaches the test runner, which then stops the stack in order.
      { cwd: REPOSITORY, stdio: ['pipe', 'pipe', 'pipe'], detached: true },
    );
    this.#launcher = launcher;

    let output = '';
    await new Promise<void>((ready, failed) => {
      const timer = setTimeout(() => {
        failed(new Error(`The stack was not ready in 10 minutes:\n${lastLines(output)}`));
      }, START_TIMEOUT_MS);
      const read = (chunk: Buffer): void => {
        log.write(chunk);
        output += chunk.toString();
        if (/^Ready: /m.test(output)) {
          clearTimeout(timer);
          ready();
        }
      };
      launcher.stdout.on('data', read);
      launcher.stderr.on('data', read);
      launcher.on('exit', () => {
        clearTimeout(timer);
        failed(new Error(`The stack did not start:\n${lastLines(output)}`));
      });
    });
    return performance.now() - began;
  }

  /**
   * Stops it the way a user does.
   *
   * @throws Error where a process of it is still there afterwards; that one is killed
   */
  async stop(): Promise<void> {
    const launcher = this.#launcher;
    if (launcher?.pid === undefined || launcher.exitCode !== null) return;
    const before = new Map(this.#processes().map(({ pid, command }) => [pid, command]));
    launcher.kill('SIGTERM');
    await Promise.race([once(launcher, 'exit'), timeout(STOP_TIMEOUT_MS)]);
    // Whoever lost its parent is no descendant any more; a number alone may be somebody else's by now.
    const leftovers = (): Process[] =>
      processes().filter(
        ({ pid, command }) => before.get(pid) === command || command.includes(this.#data),
      );
    // The shell's last `sleep` may still be on its way out.
    for (let tries = 0; tries < 30 && leftovers().length > 0; tries++) {
      await new Promise((later) => setTimeout(later, 100));
    }
    const left = leftovers();
    for (const { pid } of left) kill(pid);
    if (left.length > 0) {
      throw new Error(
        `Still running after stop:\n${left.map((process) => process.command).join('\n')}`,
      );
    }
  }

  /** Ends every process of it at once, as a power cut would: nothing gets to tidy up. */
  async kill(): Promise<void> {
    const launcher = this.#launcher;
    for (const { pid } of this.#processes()) kill(pid);
    if (launcher?.exitCode === null && launcher.signalCode === null) {
      await once(launcher, 'exit');
    }
  }

  /** Resident memory of the server and of the web application, in MiB. */
  memory(): { server: number; web: number } {
    const own = this.#processes();
    const of = (pattern: RegExp): number =>
      own.filter(({ command }) => pattern.test(command)).reduce((sum, { rss }) => sum + rss, 0) /
      1024;
    return { server: of(/^\S*java /), web: of(/^\S*node .*\bbuild\/index\.js/) };
  }

  /** What it has said so far. */
  log(): string {
    return readFileSync(join(this.#home, 'stack.log'), 'utf8');
  }

  /** Removes its data and log, once it is stopped. */
  remove(): void {
    rmSync(this.#home, { recursive: true, force: true });
  }

  // PostgreSQL may outlive the process that started it; its command line names its data directory.
  #processes() {
    const all = processes();
    const launched = this.#launcher?.pid === undefined ? [] : descendants(this.#launcher.pid, all);
    const owned = all
      .filter(({ command }) => command.includes(this.#data))
      .flatMap(({ pid }) => descendants(pid, all));
    return [...new Map([...launched, ...owned].map((process) => [process.pid, process])).values()];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was faster.
  }
}

function timeout(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

function lastLines(output: string): string {
  return output.split('\n').slice(-40).join('\n');
}
