import { callApi, type Caller, send } from './api.ts';
import { Session } from './session.ts';
import type { Upstream } from './upstream.ts';

/** A sign-in that did not happen, told to the person who tried. */
export interface Refusal {
  status: number;
  message: string;
}

const SIGN_IN_TIMEOUT_MS = 15_000;
const SIGN_OUT_TIMEOUT_MS = 3_000;

/**
 * Trades e-mail and password for a session.
 *
 * @param keep whether the session outlives the browser
 * @returns why it was refused; undefined when the session has begun
 */
export async function signIn(
  caller: Caller,
  email: string,
  password: string,
  keep: boolean,
  upstream: Upstream,
): Promise<Refusal | undefined> {
  if (!email || !password) return { status: 400, message: 'Email and password are required.' };

  const answer = await send(
    caller,
    {
      method: 'POST',
      path: '/auth/jwt/create/',
      headers: new Headers({ 'content-type': 'application/json' }),
      body: JSON.stringify({ email, password }),
      signal: AbortSignal.timeout(SIGN_IN_TIMEOUT_MS),
    },
    upstream,
  );
  const body = await json(answer);
  if (answer.ok && typeof body.access === 'string' && typeof body.refresh === 'string') {
    const { access, refresh } = body;
    new Session(caller.cookies, caller.url).begin({ access, refresh }, keep);
    return undefined;
  }
  return refusal(answer, body);
}

/** Ends the session here whatever the API says, and there if it answers in time. */
export async function signOut(caller: Caller, upstream: Upstream): Promise<void> {
  const session = new Session(caller.cookies, caller.url);
  const { refresh } = session;
  if (session.exists) {
    const answer = await callApi(
      caller,
      {
        method: 'POST',
        path: '/api/auth/logout',
        headers: new Headers({ 'content-type': 'application/json' }),
        body: JSON.stringify({ refresh }),
        signal: AbortSignal.timeout(SIGN_OUT_TIMEOUT_MS),
      },
      upstream,
    );
    await answer.body?.cancel();
  }
  if (refresh) upstream.refreshes.forget(refresh);
  session.end();
}

function refusal(answer: Response, body: Record<string, unknown>): Refusal {
  switch (answer.status) {
    case 400:
    case 401:
      return body.detail === 'Account not activated' || body.detail === 'Account deactivated'
        ? { status: 401, message: 'This account is not active. A workspace admin can activate it.' }
        : { status: 401, message: 'Invalid email or password.' };
    case 429:
      return { status: 429, message: `Too many attempts. Try again ${wait(answer)}.` };
    case 503:
      return { status: 503, message: 'The server does not answer. Try again in a moment.' };
    default:
      return { status: 502, message: 'Sign-in failed. Please try again.' };
  }
}

/** "in 40 seconds", "in 4 minutes": a span, because the server does not know the reader's clock. */
function wait(answer: Response): string {
  const seconds = Number(answer.headers.get('retry-after'));
  if (!Number.isFinite(seconds) || seconds <= 0) return 'in a few minutes';
  const [amount, unit] =
    seconds < 60 ? [Math.ceil(seconds), 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `in ${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

async function json(answer: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
