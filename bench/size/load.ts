// Requests in numbers: so many clients at once, each sending its next request when the last one is answered.
import autocannon from 'autocannon';

/** One request of an operation. */
export interface Request {
  path: string;
  method?: 'GET' | 'POST' | 'PATCH';
  body?: unknown;
}

export interface Measured {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Answers that were no success. */
  failed: number;
}

/** Sends the requests in turn for some seconds and tells how long each took, in milliseconds. */
export async function load(
  origin: string,
  headers: Record<string, string>,
  requests: Request[],
  clients: number,
  seconds: number,
): Promise<Measured> {
  const times: number[] = [];
  let failed = 0;
  await new Promise<void>((done, broken) => {
    const options = {
      url: origin,
      connections: clients,
      duration: seconds,
      requests: requests.map(({ path, method = 'GET', body }) => ({
        path,
        method,
        headers: {
          ...headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })),
    };
    const running = autocannon(options, (error: Error | null) => {
      if (error) broken(error);
      else done();
    });
    running.on('response', (_client, status, _bytes, milliseconds) => {
      times.push(milliseconds);
      if (status >= 400) failed += 1;
    });
  });
  return { ...spread(times), perSecond: times.length / seconds, failed };
}

/** The same for operations of several requests that a client sends together. */
export async function loadTogether(
  origin: string,
  headers: Record<string, string>,
  operations: Request[][],
  clients: number,
  seconds: number,
): Promise<Measured> {
  const times: number[] = [];
  let failed = 0;
  let next = 0;
  const end = performance.now() + seconds * 1000;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const operation = operations[next++ % operations.length] ?? [];
      const began = performance.now();
      const answers = await Promise.all(operation.map((request) => send(origin, headers, request)));
      times.push(performance.now() - began);
      failed += answers.filter((ok) => !ok).length;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { ...spread(times), perSecond: times.length / seconds, failed };
}

async function send(
  origin: string,
  headers: Record<string, string>,
  { path, method = 'GET', body }: Request,
): Promise<boolean> {
  const answer = await fetch(origin + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await answer.arrayBuffer();
  return answer.ok;
}

/** Median, 95th and 99th percentile. */
export function spread(times: number[]): { p50: number; p95: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
