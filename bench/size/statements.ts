// What a request sends to the database, read from the log that PostgreSQL writes when asked to, and the floor: the same
// statements over bare JDBC.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

import { Client } from 'pg';

/** One statement with its values; null where a value is missing. */
export interface Statement {
  sql: string;
  values: (string | null)[];
}

export interface Floor {
  perSecond: number;
  p50: number;
  p95: number;
}

const SERVER = join(import.meta.dirname, '../../server/target/run/lib');
/** They begin and end what an operation does, and are no work of their own. */
const NOT_WORK = /^(BEGIN|COMMIT|ROLLBACK|SHOW|SET )/i;

/** The embedded database below a data directory. */
export class Database {
  readonly #home: string;
  readonly #url: URL;

  constructor(data: string) {
    this.#home = join(data, 'postgres');
    this.#url = new URL(readFileSync(join(data, 'database-url'), 'utf8').trim());
  }

  /** The statements that each piece of work sends, in order. Nothing else may use the database meanwhile. */
  async statementsOf(works: (() => Promise<void>)[]): Promise<Statement[][]> {
    await this.#configure("alter system set log_statement = 'all'");
    const log = join(this.#home, 'postgres.log');
    const sent: Statement[][] = [];
    try {
      for (const work of works) {
        const before = statSync(log).size;
        await work();
        await wait(50);
        sent.push(parse(readFileSync(log).subarray(before).toString()));
      }
      return sent;
    } finally {
      await this.#configure('alter system reset log_statement');
    }
  }

  async query(sql: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.#url.href });
    await client.connect();
    try {
      const answer = await client.query<Record<string, unknown>>(sql);
      return answer.rows;
    } finally {
      await client.end();
    }
  }

  /** How fast the operations are without the server. */
  async floor(operations: Statement[][], clients: number, seconds: number): Promise<Floor> {
    const jar = readdirSync(SERVER).find((name) => name.startsWith('postgresql-'));
    if (jar === undefined) throw new Error(`No driver in ${SERVER}: build the server first.`);
    const { hostname, port, pathname, username, password } = this.#url;
    const java =
      process.env.JAVA_HOME === undefined ? 'java' : join(process.env.JAVA_HOME, 'bin/java');
    const running = promisify(execFile)(java, [
      '-XX:+UseSerialGC',
      '-Xmx256m',
      '-cp',
      join(SERVER, jar),
      join(import.meta.dirname, 'Floor.java'),
      `jdbc:postgresql://${hostname}:${port}${pathname}`,
      username,
      decodeURIComponent(password),
      String(seconds),
      String(clients),
    ]);
    running.child.stdin?.end(operations.map(written).join('\n'));
    const [perSecond = 0, p50 = 0, p95 = 0] = (await running).stdout.trim().split(' ').map(Number);
    return { perSecond, p50, p95 };
  }

  async #configure(sql: string): Promise<void> {
    const url = new URL(this.#url);
    url.username = 'postgres';
    url.pathname = '/postgres';
    const client = new Client({ connectionString: url.href });
    await client.connect();
    try {
      await client.query(sql);
      await client.query('select pg_reload_conf()');
    } finally {
      await client.end();
    }
    await wait(300);
  }
}

function parse(log: string): Statement[] {
  const statements: Statement[] = [];
  // A new entry begins with its time; further lines of a text are indented by a tab.
  for (const entry of log.split(/^(?=\d{4}-\d\d-\d\d )/m)) {
    const text = entry.replaceAll('\n\t', '\n').trimEnd();
    const executed = /LOG: {2}execute [^:]+: ([\s\S]*)$/.exec(text)?.[1];
    const values = /DETAIL: {2}Parameters: ([\s\S]*)$/.exec(text)?.[1];
    const last = statements.at(-1);
    if (executed !== undefined) {
      statements.push({ sql: executed, values: [] });
    } else if (values !== undefined && last) {
      last.values = [...values.matchAll(/\$\d+ = (?:NULL|'((?:[^']|'')*)')/g)].map(
        ([, value]) => value?.replaceAll("''", "'") ?? null,
      );
    }
  }
  return statements
    .filter(({ sql }) => !NOT_WORK.test(sql))
    .map(({ sql, values }) => ({ sql: sql.replaceAll(/\$\d+/g, '?'), values }));
}

function written(operation: Statement[]): string {
  const encoded = (text: string): string => Buffer.from(text).toString('base64');
  return operation
    .map(({ sql, values }) =>
      [encoded(sql), ...values.map((value) => (value === null ? '-' : `=${encoded(value)}`))].join(
        ',',
      ),
    )
    .join(' ');
}
