import type { Cookies } from '@sveltejs/kit';

const ACCESS = 'ov_access';
const REFRESH = 'ov_refresh';
/** Present when the member wants to stay signed in after the browser is closed. */
const KEEP = 'ov_keep';

const ACCESS_SECONDS = 30 * 60;
const REFRESH_SECONDS = 14 * 24 * 60 * 60;

/** The two tokens of a sign-in, as the API hands them out. */
export interface Tokens {
  access: string;
  refresh: string;
}

/**
 * The sign-in of one browser, held in cookies that scripts cannot read.
 *
 * The tokens never leave the web server in any other way.
 */
export class Session {
  readonly #cookies: Cookies;
  readonly #secure: boolean;

  /**
   * @param url address of the request; on plain http the cookies cannot be marked secure. The origin
   * check makes a wrong guess loud: behind TLS nobody could sign in.
   */
  constructor(cookies: Cookies, url: URL) {
    this.#cookies = cookies;
    this.#secure = url.protocol === 'https:';
  }

  /** The access token, unless it is absent or past its own expiry. */
  get access(): string | undefined {
    const token = this.#cookies.get(ACCESS);
    return token && !isExpired(token) ? token : undefined;
  }

  get refresh(): string | undefined {
    return this.#cookies.get(REFRESH);
  }

  /** Whether there is anything that may turn out to be a sign-in. */
  get exists(): boolean {
    return this.access !== undefined || this.refresh !== undefined;
  }

  /** @param keep whether it outlives the browser */
  begin(tokens: Tokens, keep: boolean): void {
    this.#set(ACCESS, tokens.access, keep ? ACCESS_SECONDS : undefined);
    this.#set(REFRESH, tokens.refresh, keep ? REFRESH_SECONDS : undefined);
    if (keep) this.#set(KEEP, '1', REFRESH_SECONDS);
    else this.#cookies.delete(KEEP, { secure: this.#secure });
  }

  /** Takes a fresh access token; how long the sign-in lasts stays as it was chosen. */
  renew(access: string): void {
    const keep = this.#cookies.get(KEEP) !== undefined;
    this.#set(ACCESS, access, keep ? ACCESS_SECONDS : undefined);
  }

  end(): void {
    for (const name of [ACCESS, REFRESH, KEEP]) {
      this.#cookies.delete(name, { secure: this.#secure });
    }
  }

  #set(name: string, value: string, maxAge: number | undefined): void {
    this.#cookies.set(name, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.#secure,
      maxAge,
    });
  }
}

/** Reads the token's own expiry. Only the API can verify a token; an unreadable one is for it to judge. */
function isExpired(token: string): boolean {
  try {
    const payload: unknown = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    );
    const exp = (payload as { exp?: unknown }).exp;
    return typeof exp === 'number' && exp * 1000 <= Date.now();
  } catch {
    return false;
  }
}
