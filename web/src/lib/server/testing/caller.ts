import type { Cookies } from '@sveltejs/kit';

import type { Caller } from '../api.ts';

/** Options a cookie was last set with. */
type SetOptions = NonNullable<Parameters<Cookies['set']>[2]>;

/** The cookies of one browser, across requests. */
export class Jar {
  readonly values = new Map<string, string>();
  readonly options = new Map<string, SetOptions>();

  /** The jar as one request sees it. */
  get cookies(): Cookies {
    const unused = (): never => {
      throw new Error('not used by the web server');
    };
    return {
      get: (name) => this.values.get(name),
      getAll: () => [...this.values].map(([name, value]) => ({ name, value })),
      set: (name, value, options = {}) => {
        this.values.set(name, value);
        this.options.set(name, options);
      },
      delete: (name) => {
        this.values.delete(name);
        this.options.delete(name);
      },
      serialize: unused,
      parse: unused,
    };
  }
}

/** A request's caller with these cookies. */
export function aCaller(jar = new Jar(), url = 'http://crm.test/'): Caller {
  return {
    cookies: jar.cookies,
    url: new URL(url),
    locals: { requestId: 'req-test', theme: 'dark' },
    getClientAddress: () => '::ffff:203.0.113.9',
  };
}

/** A token the web server can read like a real one. */
export function aToken(name: string, secondsLeft: number): string {
  const payload = { jti: name, exp: Math.floor(Date.now() / 1000) + secondsLeft };
  return `h.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.${name}`;
}
