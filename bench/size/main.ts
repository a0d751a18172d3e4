// How fast OffsideVentures is with a lot in it, each number beside what the machine could do at best in the same run.
//
// usage: node size/main.ts DATA REPORT [SECONDS] [PART OF AN OPERATION'S NAME]
//   DATA    data directory with a generated workspace (`./offside bench` makes it)
//   REPORT  where to write the report: REPORT.md and REPORT.json
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

import { Stack } from '../../e2e/stack/stack.ts';
import { load, loadTogether, type Measured, type Request, spread } from './load.ts';
import { usage } from './machine.ts';
import { type Operation, operations } from './operations.ts';
import { type Line, type Report, written } from './report.ts';
import { Database } from './statements.ts';

const CLIENTS = 8;
const WARM_UP_SECONDS = 20;
/** So many variants of an operation are asked for their statements. */
const MOST_SAMPLES = 40;
const [data = '', file = '', seconds = '3', only = ''] = process.argv.slice(2);
const SECONDS = Number(seconds);

process.env.REQUESTS_PER_MINUTE = '0';
const stack = new Stack(data);
try {
  const startMs = await stack.start();
  const idle = usage(data);
  const { api, web } = stack.addresses;
  const headers = { authorization: `Bearer ${await signIn(api)}` };
  const database = new Database(data);
  const wanted = (await operations(api, database)).filter(({ name }) => name.includes(only));
  await warmUp(api, headers, wanted);

  const lines: Line[] = [];
  for (const operation of wanted) {
    lines.push(await measure(api, headers, database, operation));
    console.log(lines.at(-1));
  }
  if (only === '') {
    lines.push(...(await bulk(api, headers, database)), ...(await webTier(api, web, headers)));
  }
  const report: Report = {
    at: new Date().toISOString(),
    machine: `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`,
    load: loadavg(),
    rows: await database.query(
      "select relname as table, n_live_tup::int as rows from pg_stat_user_tables where relname in ('company', 'contact', 'deal', 'task', 'note', 'activity', 'record_change') order by 1",
    ),
    startMs,
    idle,
    busy: usage(data),
    lines,
  };
  writeFileSync(`${file}.json`, JSON.stringify(report, null, 2) + '\n');
  writeFileSync(`${file}.md`, written(report));
} finally {
  await stack.stop();
}

async function signIn(api: string): Promise<string> {
  const answer = await fetch(`${api}/auth/jwt/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'demo@offsideventures.com', password: 'offside1234' }),
  });
  const { access } = (await answer.json()) as { access?: string };
  if (access === undefined) throw new Error('The demo member could not sign in.');
  return access;
}

// The JVM compiles what is used often; the first thousands of requests are not what users wait for.
async function warmUp(
  api: string,
  headers: Record<string, string>,
  all: Operation[],
): Promise<void> {
  const reads = all
    .filter(({ writes }) => !writes)
    .flatMap(({ variants }) => variants.slice(0, 3).flat());
  await load(api, headers, reads, CLIENTS, WARM_UP_SECONDS);
}

async function measure(
  api: string,
  headers: Record<string, string>,
  database: Database,
  operation: Operation,
): Promise<Line> {
  const together = operation.variants.some((requests) => requests.length > 1);
  const run = (clients: number): Promise<Measured> =>
    together
      ? loadTogether(api, headers, operation.variants, clients, SECONDS)
      : load(api, headers, operation.variants.flat(), clients, SECONDS);

  await run(1);
  const before = usage(data);
  const eight = await run(CLIENTS);
  const after = usage(data);
  const done = Math.max(1, eight.perSecond * SECONDS);
  const line: Line = {
    name: operation.name,
    ...(operation.budget === undefined ? {} : { budget: operation.budget }),
    eight,
    serverMs: ((after.serverSeconds - before.serverSeconds) * 1000) / done,
    databaseMs: ((after.databaseSeconds - before.databaseSeconds) * 1000) / done,
    serverMiB: after.serverMiB,
  };
  if (operation.closely) {
    line.one = await run(1);
    line.thirtyTwo = await run(32);
  }
  const sample = operation.variants.slice(0, MOST_SAMPLES);
  const sent = await database.statementsOf(
    sample.map((requests) => () => all(api, headers, requests)),
  );
  // The median: now and then a job of the server's own comes between.
  line.statements = spread(sent.map(({ length }) => length)).p50;
  if (!operation.writes && line.statements > 0) {
    line.floor = await database.floor(sent, CLIENTS, SECONDS);
    if (operation.closely) line.floorThirtyTwo = await database.floor(sent, 32, SECONDS);
  }
  return line;
}

async function all(
  api: string,
  headers: Record<string, string>,
  requests: Request[],
): Promise<void> {
  for (const { path, method = 'GET', body } of requests) {
    const answer = await fetch(api + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    await answer.arrayBuffer();
  }
}

/** A thousand companies changed at once, and the change taken back, one after the other. */
async function bulk(
  api: string,
  headers: Record<string, string>,
  database: Database,
): Promise<Line[]> {
  const rows = await database.query('select id from company order by id desc limit 1000');
  const ids = rows.map(({ id }) => Number(id));
  const changes: number[] = [];
  const undos: number[] = [];
  for (let run = 0; run < 7; run++) {
    const changed = await timed(api, headers, '/api/companies/bulk', {
      ids,
      patch: { city: `Bench ${run}` },
    });
    const undone = await timed(api, headers, `/api/history/${changed.changeSet}/undo`, undefined);
    if (run > 1) {
      changes.push(changed.ms);
      undos.push(undone.ms);
    }
  }
  const line = (name: string, budget: number, times: number[]): Line => ({
    name,
    budget,
    eight: { ...spread(times), perSecond: 1000 / spread(times).p50, failed: 0 },
  });
  return [
    line('Change 1,000 companies at once (one client)', 600, changes),
    line('Take that back (one client)', 1000, undos),
  ];
}

async function timed(
  api: string,
  headers: Record<string, string>,
  path: string,
  body: unknown,
): Promise<{ ms: number; changeSet: string }> {
  const began = performance.now();
  const answer = await fetch(api + path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return {
    ms: performance.now() - began,
    changeSet: answer.headers.get('x-offside-change-set') ?? '',
  };
}

/** The same list directly and through the web application, and the page that shows it. */
async function webTier(api: string, web: string, headers: Record<string, string>): Promise<Line[]> {
  const cookies = await webCookies(web);
  const list: Request[] = [{ path: '/api/companies/?limit=50' }];
  const page: Request[] = [{ path: '/app/companies' }];
  await load(web, { cookie: cookies }, [...list, ...page], CLIENTS, 5);
  return [
    { name: '50 companies directly', eight: await load(api, headers, list, CLIENTS, SECONDS) },
    {
      name: '50 companies through the web application',
      eight: await load(web, { cookie: cookies }, list, CLIENTS, SECONDS),
    },
    {
      name: 'The page of companies, rendered',
      eight: await load(web, { cookie: cookies }, page, CLIENTS, SECONDS),
    },
  ];
}

async function webCookies(web: string): Promise<string> {
  const answer = await fetch(`${web}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: web },
    body: new URLSearchParams({ email: 'demo@offsideventures.com', password: 'offside1234' }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
