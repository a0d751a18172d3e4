import { Refusal } from './refusal.ts';
import { userAnswer } from './resources.ts';
import type { MockState, Row } from './state.ts';

type Values = Record<string, unknown>;

interface Said {
  answer: unknown;
  status: number;
}

const PROFILE = ['job_title', 'phone', 'avatar_url', 'bio'];

/** Who is who, and with which tokens programs come: nothing of it is history. */
export class Accounts {
  readonly #state: MockState;
  readonly #tokens = new Map<number, Values & { id: number; owner: number }>();
  #lastId = 0;

  constructor(state: MockState) {
    this.#state = state;
  }

  /** Answers `/auth/users/*`, `/api/tokens/` and `/api/admin/users/`; undefined for every other path. */
  answer(method: string, path: string, body: unknown, me: Row): Said | undefined {
    const values = (typeof body === 'object' && body !== null ? body : {}) as Values;
    if (path === 'auth/users/me') return this.#own(method, values, me);
    if (path === 'auth/users/set_password') {
      const { new_password: next } = values;
      if (typeof next === 'string' && next.length >= 8) return { answer: undefined, status: 204 };
      const message = 'This password is too short. It must contain at least 8 characters.';
      throw new Refusal(400, 'bad_request', message);
    }
    const [, tokens, token] = /^(api\/tokens)(?:\/(\d+))?$/.exec(path) ?? [];
    if (tokens) return this.#tokensOf(method, token, values, me);
    const [, users, user] = /^(api\/admin\/users)(?:\/(\d+))?$/.exec(path) ?? [];
    return users ? this.#users(method, user, values, me) : undefined;
  }

  #own(method: string, values: Values, me: Row): Said {
    const { profile = {}, first_name = me.first_name, last_name = me.last_name } = values;
    if (method === 'PATCH') {
      const own = Object.entries(profile as Values).filter(([name]) => PROFILE.includes(name));
      this.#put({ ...me, first_name, last_name, ...Object.fromEntries(own) });
    }
    const now = this.#state.find('user', me.id) ?? me;
    const { id, email, username, is_active, is_deactivated, role } = now;
    const shown = Object.fromEntries(PROFILE.map((name) => [name, now[name]]));
    const names = { first_name: now.first_name, last_name: now.last_name };
    const answer = { id, ...names, email, username, is_active, is_deactivated };
    return { answer: { ...answer, profile: { role, ...shown } }, status: 200 };
  }

  #tokensOf(method: string, id: string | undefined, values: Values, me: Row): Said {
    if (method === 'POST') {
      const secret = `ofv_${crypto.randomUUID().replaceAll('-', '')}mocktoke`;
      const token = {
        id: ++this.#lastId,
        name: values.name,
        prefix: secret.slice(0, 8),
        scopes: values.scopes,
        created_at: new Date().toISOString(),
        expires_at: values.expires_at ?? null,
        last_used_at: null,
      };
      this.#tokens.set(token.id, { ...token, owner: me.id });
      return { answer: { ...token, token: secret }, status: 201 };
    }
    if (method === 'DELETE') {
      if (!this.#tokens.delete(Number(id))) throw Refusal.notFound('Token');
      return { answer: undefined, status: 204 };
    }
    const items = [...this.#tokens.values()].flatMap(({ owner, ...token }) =>
      owner === me.id ? [token] : [],
    );
    return { answer: { items, count: items.length }, status: 200 };
  }

  #users(method: string, id: string | undefined, values: Values, me: Row): Said {
    if (me.role !== 'admin') {
      const message = 'You do not have permission to perform this action.';
      throw new Refusal(403, 'permission_denied', message);
    }
    if (method === 'POST') return { answer: adminAnswer(this.#put(aUser(values))), status: 201 };
    if (id === undefined) {
      const items = this.#state.rows('user').map(adminAnswer);
      return { answer: { items, count: items.length }, status: 200 };
    }
    const user = this.#state.find('user', Number(id));
    if (!user) throw Refusal.notFound('User');
    if (method !== 'PATCH') return { answer: adminAnswer(user), status: 200 };
    const admins = this.#state.rows('user').filter((one) => one.role === 'admin');
    if (user.role === 'admin' && values.role !== 'admin' && admins.length === 1) {
      throw new Refusal(409, 'last_admin', 'The last active admin stays one.');
    }
    return { answer: adminAnswer(this.#put({ ...user, ...values })), status: 200 };
  }

  #put(user: Row): Row {
    this.#state.tables.user.set(user.id, user);
    return user;
  }
}

function aUser(values: Values): Row {
  const now = new Date().toISOString();
  return {
    username: values.email,
    last_name: '',
    job_title: '',
    phone: '',
    avatar_url: '',
    bio: '',
    role: 'regular',
    is_active: true,
    is_deactivated: false,
    is_staff: false,
    ...values,
    id: Date.now(),
    version: 1,
    created_at: now,
    updated_at: now,
  };
}

function adminAnswer(user: Row): object {
  const { username, phone, bio, is_deactivated, is_staff, created_at } = user;
  return {
    ...userAnswer(user),
    username,
    phone,
    bio,
    is_deactivated,
    is_staff,
    is_superuser: false,
    last_login: null,
    date_joined: created_at,
  };
}
