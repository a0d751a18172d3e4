import type { Refreshes } from './refreshes.ts';

/** The API behind the web server. */
export interface Upstream {
  /** Its address, without a trailing slash. */
  base: string;
  /** Sends one request. Rejects where nobody answers, and when the request's signal aborts. */
  send: (request: Request) => Promise<Response>;
  refreshes: Refreshes;
}
