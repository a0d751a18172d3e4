/**
 * The API in memory, for a look at the product without a server (`PUBLIC_MOCK=1`): the same paths, the
 * same answers, demo records that are as new after each start. Any password signs in.
 */
import { streamAnswer } from './answer-stream.ts';
import { MockAssistant } from './assistant.ts';
import { dashboard } from './dashboard.ts';
import { Accounts } from './account.ts';
import { placed, sumDeals } from './deals.ts';
import { demoTables } from './fixtures.ts';
import { MODELS, readBody } from './fields.ts';
import { type Answer, page } from './lists.ts';
import { Refusal } from './refusal.ts';
import { labelOf, type Resource, RESOURCES, USER_LISTING, userAnswer } from './resources.ts';
import { refuseInUse, reorder, STAGES } from './stages.ts';
import { changed, type ChangeSet, MockState, type Row } from './state.ts';
import { type Claims, issue, read } from './tokens.ts';
import { Workspace } from './workspace.ts';

/** One request to the mock, taken apart. */
interface Call {
  method: string;
  /** Path segments below `/api`. */
  path: string[];
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
  /** The member's row. */
  me: Row;
}

const MOST_IDS = 1000;

/** A workspace of its own, with the demo records. */
export function createMock(): (request: Request) => Promise<Response> {
  const state = new MockState(demoTables());
  const workspace = new Workspace();
  const assistant = new MockAssistant(state);
  const accounts = new Accounts(state);
  const revoked = new Set<string>();
  const replies = new Map<string, { body: string; reply: Reply }>();

  return async (request) => {
    try {
      return await answer(request);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      const { status, code, message, members, headers } = refusal;
      const request_id = request.headers.get('x-request-id') ?? 'req-mock';
      return Response.json(
        { message, detail: message, code, request_id, ...members },
        { status, headers },
      );
    }
  };

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const segments = url.pathname.split('/').filter(Boolean);
    const body = await readJson(request);
    if (segments[0] === 'auth' && segments[1] !== 'users') {
      return authenticate(segments.slice(1).join('/'), body);
    }

    const claims = bearer(request);
    const me = claims && !revoked.has(claims.jti) ? state.find('user', claims.user_id) : undefined;
    if (!claims || !me) throw unauthorized('not_authenticated', 'Unauthorized');
    const path = segments.slice(1);
    if (path.join('/') === 'auth/logout') {
      revoked.add(claims.jti);
      const refresh = read(field(body, 'refresh'), 'refresh');
      if (refresh) revoked.add(refresh.jti);
      return Response.json({ message: 'Logged out successfully' });
    }
    const { method, headers } = request;
    const ofAccount = accounts.answer(method, segments.join('/'), body, me);
    if (ofAccount) return respond(ofAccount);
    if (method === 'POST' && path.join('/') === 'ai/assistant/stream') {
      return streamAnswer(assistant, body as Record<string, unknown>, me);
    }
    return once({ method, path, query: url.searchParams, headers, body, me });
  }

  function authenticate(path: string, body: unknown): Response {
    if (path === 'jwt/create') {
      const email = field(body, 'email').trim().toLowerCase();
      if (!email || !field(body, 'password')) {
        throw new Refusal(400, 'bad_request', 'This field is required.');
      }
      const rows = state.rows('user');
      const user = rows.find((row) => row.email === email) ?? rows[0];
      if (!user) throw unauthorized('authentication_failed', 'Authentication failed');
      const tokens = { refresh: issue('refresh', user.id), access: issue('access', user.id) };
      return Response.json({ ...tokens, ...account(user) });
    }
    if (path === 'jwt/refresh') {
      const claims = read(field(body, 'refresh'), 'refresh');
      if (!claims || revoked.has(claims.jti)) {
        throw unauthorized('token_not_valid', 'Token is invalid or expired');
      }
      return Response.json({ access: issue('access', claims.user_id) });
    }
    throw Refusal.notFound('Path');
  }

  /** Answers a repeated POST with the first answer. */
  function once(call: Call): Response {
    const key = call.headers.get('idempotency-key');
    if (call.method !== 'POST' || key === null) return route(call);

    const place = [call.me.id, key, ...call.path].join('\n');
    const body = JSON.stringify(call.body);
    const known = replies.get(place);
    if (known && known.body !== body) {
      const message = 'This Idempotency-Key was used for another request.';
      throw new Refusal(422, 'idempotency_mismatch', message);
    }
    const reply = known?.reply ?? routed(call);
    replies.set(place, { body, reply });
    return respond(
      known ? { ...reply, headers: { ...reply.headers, 'idempotency-replayed': 'true' } } : reply,
    );
  }

  function route(call: Call): Response {
    return respond(routed(call));
  }

  function routed(call: Call): Reply {
    const { method, path, query, me } = call;
    const [family = '', id, verb] = path;
    const resource = RESOURCES[family];

    if (family === 'me' && method === 'GET' && !id) return ok({ ...account(me), ...profile(me) });
    if (family === 'users' && method === 'GET' && !id) {
      return ok(page(state.rows('user').map(userAnswer), USER_LISTING, query, me.id));
    }
    if (family === 'ai') {
      const sent = (call.body ?? {}) as Record<string, unknown>;
      return assistant.answer(method, path.slice(1), query, sent, me);
    }
    const ofWorkspace = workspace.answer(method, path, call.body, me);
    if (ofWorkspace) return ofWorkspace;
    if (family === 'dashboard' && method === 'GET' && !id)
      return ok(dashboard(state, query, me.id));
    // Nobody else works in here: there is nothing to hear.
    if (family === 'events' && method === 'GET') return { answer: undefined, status: 204 };
    if (family === 'search' && method === 'GET' && !id) return ok(found(query));
    if (family === 'history') {
      if (method === 'GET' && !id) return ok(history(call));
      if (method === 'POST' && id && verb === 'undo') return ok(undo(call, Number(id)));
    }
    if (family === 'deals' && id === 'sums' && method === 'GET') {
      return ok(sumDeals(state, query, me.id));
    }
    if (family === 'pipelines' && id === 'stages') return stages(call, verb);
    if (family === 'pipelines' && verb === 'reorder' && resource) {
      const pipeline = existing(resource, id ?? '');
      const ids = (call.body as Record<string, unknown> | undefined)?.stage_ids;
      const { set } = state.write(me.id, 'Put stages in order', () => {
        reorder(state, pipeline, ids);
      });
      return one(resource, pipeline, set);
    }
    if (!resource || path.length > 2) throw Refusal.notFound('Path');
    if (id === undefined) {
      if (method === 'GET') return ok(list(resource, call));
      if (method === 'POST') return create(resource, call);
    } else if (id === 'bulk') {
      if (method === 'POST') return ok(bulk(resource, call));
    } else {
      if (method === 'GET') return one(resource, existing(resource, id));
      if (method === 'PATCH') return patch(resource, call, id);
      if (method === 'DELETE') return remove(resource, call, id);
    }
    throw new Refusal(405, 'method_not_allowed', 'Method not allowed');
  }

  function found(query: URLSearchParams): object {
    const words = (query.get('q') ?? '').trim().toLowerCase();
    const limit = Math.max(1, Math.min(20, Number(query.get('limit') ?? 5)));
    const best = (table: 'company' | 'contact' | 'deal', ...fields: string[]) =>
      state
        .rows(table)
        .map((row) => ({ row, name: labelOf(row) }))
        .filter(({ row, name }) =>
          [name, ...fields.map((one) => row[one])].some(
            (text) => words && typeof text === 'string' && text.toLowerCase().includes(words),
          ),
        )
        .sort((one, other) => one.name.localeCompare(other.name))
        .slice(0, limit);
    return {
      companies: best('company', 'domain').map(({ row, name }) => ({ id: row.id, name })),
      contacts: best('contact', 'email').map(({ row, name }) => ({
        id: row.id,
        name,
        email: row.email,
      })),
      deals: best('deal').map(({ row, name }) => ({ id: row.id, name })),
    };
  }

  function list(resource: Resource, { query, me }: Call): object {
    const rows = state.rows(resource.table).map((row) => resource.answer(row, state));
    return page(rows, resource.listing, query, me.id);
  }

  function create(resource: Resource, { body, me }: Call): Reply {
    const { table, fields, own } = resource;
    const values = settled(resource, readBody(fields, body, true, state.tables), undefined);
    if (own) values[own] ??= me.id;
    const label = `Created ${labelOf({ ...values, id: 0 } as Row)}`;
    const { result, set } = state.write(me.id, label, () => state.insert(table, values));
    return { ...one(resource, result, set), status: 201 };
  }

  function patch(resource: Resource, { body, headers, me }: Call, id: string): Reply {
    const row = existing(resource, id);
    mayChange(resource, row, me);
    checkVersion(resource, row, headers);
    const values = settled(resource, readBody(resource.fields, body, false, state.tables), row);
    const label = `Changed ${labelOf(row)}`;
    const { result, set } = state.write(me.id, label, () =>
      state.update(resource.table, row, values),
    );
    return one(resource, result, set);
  }

  function remove(resource: Resource, { headers, me }: Call, id: string): Reply {
    const row = existing(resource, id);
    mayChange(resource, row, me);
    checkVersion(resource, row, headers);
    const label = `Deleted ${labelOf(row)}`;
    const { set } = state.write(me.id, label, () => {
      state.delete(resource.table, row);
    });
    return { answer: undefined, status: 204, headers: changeSetHeader(set) };
  }

  function bulk(resource: Resource, { body, me }: Call): object {
    const { table, fields } = resource;
    const {
      ids,
      patch: sent,
      delete: deletes,
      dry_run: dry,
    } = (body ?? {}) as Record<string, unknown>;
    const fit = Array.isArray(ids) && ids.length > 0 && ids.length <= MOST_IDS;
    if (!fit || !ids.every((id) => Number.isSafeInteger(id))) {
      const loc = ['body', 'payload', 'ids'];
      const msg = `Input should be a list of 1 to ${MOST_IDS} valid integers`;
      throw Refusal.invalid([{ type: 'list_type', loc, msg }]);
    }
    const values = deletes === true ? {} : readBody(fields, sent, false, state.tables);

    const changedIds: number[] = [];
    const refused: object[] = [];
    const label = `${deletes === true ? 'Deleted' : 'Changed'} ${ids.length} records`;
    const { set } = state.write(me.id, label, () => {
      for (const id of new Set(ids as number[])) {
        try {
          const row = existing(resource, String(id));
          mayChange(resource, row, me);
          changedIds.push(id);
          if (dry === true) continue;
          if (deletes === true) state.delete(table, row);
          else state.update(table, row, settled(resource, values, row));
        } catch (refusal) {
          if (!(refusal instanceof Refusal)) throw refusal;
          refused.push({ id, code: refusal.code, message: refusal.message });
        }
      }
    });
    const written = set.changes.length > 0;
    return { change_set_id: written ? set.id : null, changed: changedIds, refused };
  }

  function history({ query, me }: Call): object {
    const entries = state.changeSets.flatMap((set) =>
      set.changes.map(({ id, table, before, after }): Answer => {
        const record = after ?? before;
        return {
          id,
          change_set_id: set.id,
          at: set.at,
          actor_id: set.actorId,
          actor_name: labelOf(state.find('user', set.actorId)),
          via: 'web',
          record_type: table,
          record_id: record?.id ?? 0,
          record_label: labelOf(record),
          label: set.label,
          operation: before ? (after ? 'update' : 'delete') : 'create',
          changes: changed(before, after).map((name) => ({
            field: name,
            before: before?.[name] ?? null,
            after: after?.[name] ?? null,
          })),
          undone: set.undoneBy !== undefined,
        };
      }),
    );
    const bounds = new URLSearchParams(query);
    for (const [name, stands] of [
      ['since', 'at_after'],
      ['until', 'at_before'],
    ] as const) {
      const value = bounds.get(name);
      bounds.delete(name);
      if (value !== null) bounds.set(stands, value);
    }
    const listing = {
      any: ['record_type', 'via'],
      ids: ['record_id', 'actor_id', 'change_set_id'],
      moments: { at: 'at' },
      orderings: ['id'],
      defaultOrdering: '-id',
    };
    return page(entries, listing, bounds, me.id);
  }

  function undo({ me }: Call, id: number): object {
    const set = state.changeSets.find((one) => one.id === id);
    if (set && set.actorId !== me.id && me.role === 'regular') throw forbidden();
    const done = state.undo(me.id, id);
    return {
      change_set_id: done.set.id,
      undoes: id,
      restored: done.restored.map(({ table, before, after }) => ({
        record_type: table,
        record_id: (after ?? before)?.id,
      })),
    };
  }

  function stages(call: Call, id: string | undefined): Reply {
    if (id === undefined && call.method === 'POST') return create(STAGES, call);
    if (id !== undefined && call.method === 'PATCH') return patch(STAGES, call, id);
    if (id !== undefined && call.method === 'DELETE') {
      refuseInUse(state, existing(STAGES, id));
      return remove(STAGES, call, id);
    }
    throw new Refusal(405, 'method_not_allowed', 'Method not allowed');
  }

  /** What a write means besides what it says. */
  function settled(
    { table }: Resource,
    values: Record<string, unknown>,
    before: Row | undefined,
  ): Record<string, unknown> {
    return table === 'deal' ? placed(values, before, state) : values;
  }

  function existing({ table }: Resource, id: string): Row {
    if (!/^-?\d+$/.test(id)) {
      const msg = 'Input should be a valid integer, unable to parse string as an integer';
      throw Refusal.invalid([{ type: 'int_parsing', loc: ['path', `${table}_id`], msg }]);
    }
    const row = state.find(table, Number(id));
    if (!row) throw Refusal.notFound(MODELS[table]);
    return row;
  }

  function checkVersion(resource: Resource, row: Row, headers: Headers): void {
    const expected = headers.get('if-match');
    if (expected === null || expected === '*') return;
    if (!/^(W\/)?"?\d+"?$/.test(expected)) {
      const message = 'If-Match should be one version in quotes, for example "3".';
      throw new Refusal(400, 'bad_request', message);
    }
    if (expected.replace(/\D/g, '') !== String(row.version)) {
      const current = resource.answer(row, state);
      throw new Refusal(412, 'stale', 'The record was changed by someone else.', { current });
    }
  }

  function one(resource: Resource, row: Row, set?: ChangeSet): Reply {
    const headers = { etag: `"${row.version}"`, ...changeSetHeader(set) };
    return { answer: resource.answer(row, state), status: 200, headers };
  }
}

/** The mock of this process. */
export const mockBackend = createMock();

interface Reply {
  answer: unknown;
  status: number;
  headers?: Record<string, string>;
}

function ok(answer: unknown): Reply {
  return { answer, status: 200 };
}

function respond({ answer, status, headers = {} }: Reply): Response {
  if (status === 204) return new Response(null, { status, headers });
  return Response.json(answer, { status, headers });
}

/** Names the change set a write was recorded in, by which it can be undone. */
function changeSetHeader(set: ChangeSet | undefined): Record<string, string> {
  return set && set.changes.length > 0 ? { 'x-offside-change-set': String(set.id) } : {};
}

/** A regular member changes what is theirs or nobody's. */
function mayChange({ table, own = 'assignee_id' }: Resource, row: Row, me: Row): void {
  if (me.role !== 'regular') return;
  const owner = row[own] ?? null;
  const free = owner === null && table !== 'pipeline' && table !== 'stage';
  if (!free && owner !== me.id) throw forbidden();
}

function forbidden(): Refusal {
  return new Refusal(
    403,
    'permission_denied',
    'You do not have permission to perform this action.',
  );
}

function unauthorized(code: string, message: string): Refusal {
  return new Refusal(401, code, message, {}, { 'www-authenticate': 'Bearer realm="api"' });
}

function bearer(request: Request): Claims | undefined {
  const [, token] =
    /^(?:Bearer|JWT) (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return token === undefined ? undefined : read(token, 'access');
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'bad_request', 'Cannot parse request body');
  }
}

function field(body: unknown, name: string): string {
  const value = (body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

function account(user: Row): object {
  const { id, first_name, last_name, email, username, is_active, is_deactivated } = user;
  return { id, first_name, last_name, email, username, is_active, is_deactivated };
}

function profile(user: Row): object {
  const { role, is_staff, job_title, phone, avatar_url, bio } = user;
  return { role, is_staff, profile: { role, job_title, phone, avatar_url, bio } };
}
