import { ApiError, asApiError, unreachable } from './errors.ts';

/** How to reach the API: the `fetch` of a page's load, or the browser's own. */
export interface Connection {
  fetch?: typeof fetch;
  baseUrl?: string;
}

/** What the generated functions answer. */
interface Answered<T> {
  data?: T | undefined;
  error?: unknown;
  response?: Response | undefined;
}

/** A good answer. */
export interface Answer<T> {
  data: T;
  /** The change set a write was recorded in, by which it can be undone; undefined for a read. */
  changeSet: number | undefined;
}

/** The connection of a load function: relative addresses work on both sides. */
export function connectionOf(event: {
  fetch: typeof fetch;
  url: { origin: string };
  untrack: <T>(read: () => T) => T;
}): Connection {
  return { fetch: event.fetch, baseUrl: event.untrack(() => event.url.origin) };
}

let written: ((changeSet: number) => void) | undefined;

/** Says who hears of every change set this page writes. Browser only. */
export function whenWritten(action: (changeSet: number) => void): void {
  written = action;
}

let sessionExpired: (() => void) | undefined;

/** Says what happens when the API refuses the session. Browser only: a server has many sessions. */
export function whenSessionExpires(action: () => void): void {
  sessionExpired = action;
}

/**
 * Waits for a call of the generated client.
 *
 * @throws ApiError whatever went wrong: refused, not understood, or not reached
 */
export async function call<T>(pending: Promise<Answered<T>>): Promise<Answer<T>> {
  const { data, error, response } = await pending;
  if (response === undefined) throw unreachable(error);
  if (!response.ok) throw refused(response, error);
  // A good status with an error: the answer is not what the contract promises.
  if (error !== undefined || data === undefined) throw ApiError.misunderstood(response, error);
  const header = response.headers.get('x-offside-change-set');
  const changeSet = header ? Number(header) : undefined;
  if (changeSet !== undefined) written?.(changeSet);
  return { data, changeSet };
}

/** Reads a refusal, and lets the page know where it is the session that is refused. */
export function refused(response: Response, body: unknown): ApiError {
  const error = ApiError.of(response, body);
  if (error.status === 401) sessionExpired?.();
  return error;
}

/** How something ended, for pages that show a failure where the content would be. */
export type Outcome<T> = { ok: true; data: T } | { ok: false; error: ApiError };

/** Waits for something without throwing. */
export async function outcomeOf<T>(pending: Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, data: await pending };
  } catch (thrown) {
    return { ok: false, error: asApiError(thrown) };
  }
}
