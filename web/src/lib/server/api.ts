import type { RequestEvent } from '@sveltejs/kit';

import { judgePath } from './api-path.ts';
import { problem } from './problem.ts';
import type { Refreshed } from './refreshes.ts';
import { Session } from './session.ts';
import type { Upstream } from './upstream.ts';

/** The part of a request that decides who calls the API. */
export type Caller = Pick<RequestEvent, 'cookies' | 'url' | 'locals' | 'getClientAddress'>;

/** One call to the API. */
export interface ApiCall {
  method: string;
  /** Path and query below the API's address. */
  path: string;
  headers?: Headers;
  body?: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | string | undefined;
  signal?: AbortSignal;
}

/** Of what the browser sends, only this reaches the API: never its cookies, never a token of its own. */
const REQUEST_HEADERS = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'user-agent',
];

/** Of what the API answers, all but this reaches the browser. */
const DROPPED_HEADERS = [
  // One hop only.
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  // About tokens, which the browser does not know.
  'set-cookie',
  'www-authenticate',
  // Said by this server.
  'date',
  'server',
];

/** A body up to this size is held, so that it can be sent again with a fresh token. */
const REPLAYABLE_BYTES = 1024 * 1024;

const REFRESH_TIMEOUT_MS = 10_000;

/**
 * Passes a browser's request on to the API with the token of its session, and streams the answer back.
 *
 * @param rawPath the path and query as the client wrote them
 * @returns the API's answer, or one of this server's own in the same shape: 400 and 404 for a path that
 * is not passed on, 401 without a session, 413 for a body beyond this server's limit, 503 where the API
 * does not answer
 */
export async function forward(
  caller: Caller,
  request: Request,
  rawPath: string,
  upstream: Upstream,
): Promise<Response> {
  const { requestId } = caller.locals;
  const [path = ''] = rawPath.split('?', 1);
  switch (judgePath(path)) {
    case 'malformed':
      return problem(400, 'bad_request', 'The path is malformed.', requestId);
    case 'unknown':
      return problem(404, 'not_found', 'Path not found', requestId);
    case 'forward':
  }

  const headers = new Headers();
  for (const name of REQUEST_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  let body: ApiCall['body'];
  try {
    body = await readBody(request);
  } catch {
    if (request.signal.aborted) return gone();
    return problem(413, 'too_large', 'The request is too large.', requestId);
  }
  const { method, signal } = request;
  const answer = await callApi(caller, { method, path: rawPath, headers, body, signal }, upstream);

  const answerHeaders = new Headers(answer.headers);
  for (const name of DROPPED_HEADERS) answerHeaders.delete(name);
  if (answerHeaders.has('content-encoding')) {
    // Decoded on the way in: the length no longer holds.
    answerHeaders.delete('content-encoding');
    answerHeaders.delete('content-length');
  }
  return new Response(answer.body, { status: answer.status, headers: answerHeaders });
}

/**
 * Calls the API as the member of this session.
 *
 * An access token that is absent or expired is refreshed first, one that is refused once: then the call
 * is repeated, unless its body was a stream. Where no token helps, the session ends.
 *
 * @returns the API's answer; 401 without asking where there is no session; 503 where nobody answers
 */
export async function callApi(
  caller: Caller,
  call: ApiCall,
  upstream: Upstream,
): Promise<Response> {
  const { requestId } = caller.locals;
  const session = new Session(caller.cookies, caller.url);

  let access = session.access;
  if (access === undefined) {
    const refreshed = await renew(caller, session, upstream);
    if (refreshed.kind === 'unavailable') return unavailable(requestId);
    if (refreshed.kind === 'refused') {
      return problem(401, 'not_authenticated', 'Sign in to continue.', requestId);
    }
    access = refreshed.access;
  }

  const answer = await send(caller, call, upstream, access);
  if (answer.status !== 401) return answer;

  const refreshed = await renew(caller, session, upstream);
  if (refreshed.kind === 'unavailable') return answer;
  if (refreshed.kind === 'refreshed' && refreshed.access !== access) {
    if (call.body instanceof ReadableStream) return answer;
    await answer.body?.cancel();
    const second = await send(caller, call, upstream, refreshed.access);
    if (second.status === 401) session.end();
    return second;
  }
  session.end();
  return answer;
}

/**
 * Sends one call to the API with the headers that every call carries, and an access token where there is
 * one. For the few calls without a session; all others go through {@link callApi}.
 */
export async function send(
  caller: Caller,
  call: ApiCall,
  upstream: Upstream,
  access?: string,
): Promise<Response> {
  const { requestId } = caller.locals;
  const headers = new Headers(call.headers);
  headers.set('accept-encoding', 'identity'); // a stream must not wait in a decompressor
  headers.set('x-offside-via', 'web');
  headers.set('x-request-id', requestId);
  const address = clientAddress(caller);
  if (address) headers.set('x-forwarded-for', address);
  if (access) headers.set('authorization', `Bearer ${access}`);

  // `duplex` is how a body that is still arriving is announced; the DOM's types do not know it yet.
  const init: RequestInit & { duplex: 'half' } = {
    method: call.method,
    headers,
    body: call.body ?? null,
    signal: call.signal ?? null,
    redirect: 'manual',
    duplex: 'half',
  };
  try {
    return await upstream.send(new Request(upstream.base + call.path, init));
  } catch (cause) {
    if (call.signal?.aborted && !isTimeout(call.signal.reason)) return gone();
    console.error(
      JSON.stringify({ level: 'error', requestId, message: 'No API', cause: describe(cause) }),
    );
    return unavailable(requestId);
  }
}

/** Gets a new access token into the session; where there is none to be had, the session ends. */
async function renew(caller: Caller, session: Session, upstream: Upstream): Promise<Refreshed> {
  const token = session.refresh;
  const result: Refreshed = token
    ? await upstream.refreshes.once(token, () => askForToken(caller, token, upstream))
    : { kind: 'refused' };

  if (result.kind === 'refreshed') session.renew(result.access);
  else if (result.kind === 'refused') session.end();
  return result;
}

async function askForToken(
  caller: Caller,
  refresh: string,
  upstream: Upstream,
): Promise<Refreshed> {
  const answer = await send(
    caller,
    {
      method: 'POST',
      path: '/auth/jwt/refresh/',
      headers: new Headers({ 'content-type': 'application/json' }),
      body: JSON.stringify({ refresh }),
      // Others may be waiting for the same result, so no single client can call it off.
      signal: AbortSignal.timeout(REFRESH_TIMEOUT_MS),
    },
    upstream,
  );
  try {
    if (answer.ok) {
      const { access } = (await answer.json()) as { access?: unknown };
      return typeof access === 'string' ? { kind: 'refreshed', access } : { kind: 'unavailable' };
    }
    await answer.body?.cancel();
  } catch {
    return { kind: 'unavailable' };
  }
  return answer.status === 400 || answer.status === 401
    ? { kind: 'refused' }
    : { kind: 'unavailable' };
}

async function readBody(request: Request): Promise<ApiCall['body']> {
  if (!request.body) return undefined;
  const length = Number(request.headers.get('content-length') ?? Infinity);
  return length <= REPLAYABLE_BYTES ? await request.bytes() : request.body;
}

function clientAddress(caller: Caller): string | undefined {
  try {
    return caller.getClientAddress().replace(/^::ffff:/, '');
  } catch {
    return undefined; // the proxy in front did not say it
  }
}

function unavailable(requestId: string): Response {
  return problem(
    503,
    'unavailable',
    'The server does not answer. Try again in a moment.',
    requestId,
    {
      'retry-after': '5',
    },
  );
}

/** Nobody reads this any more: the client went away. */
function gone(): Response {
  return new Response(null, { status: 499 });
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}
