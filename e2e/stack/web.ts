import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

import { freePorts } from './ports.ts';

const WEB = resolve(import.meta.dirname, '../../web');

/** One more web application from the same production build, over an API of the test's choice. */
export class Web {
  readonly #process: ChildProcess;
  /** Its address, without a trailing slash. */
  readonly url: string;

  private constructor(process: ChildProcess, url: string) {
    this.#process = process;
    this.url = url;
  }

  /** Starts it and waits until it answers. */
  static async over(apiBaseUrl: string): Promise<Web> {
    const [port = 0] = await freePorts(1);
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'keeper.js'), process.execPath, 'build/index.js'],
      {
        cwd: WEB,
        env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), API_BASE_URL: apiBaseUrl },
        stdio: ['pipe', 'ignore', 'ignore'],
      },
    );
    const web = new Web(child, `http://localhost:${port}`);
    for (let attempt = 0; attempt < 200; attempt++) {
      if (child.exitCode !== null) throw new Error('The web application did not start.');
      if (await answers(web.url)) return web;
      await new Promise((later) => setTimeout(later, 50));
    }
    throw new Error('The web application does not answer.');
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    this.#process.kill('SIGTERM');
    await once(this.#process, 'exit');
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}
