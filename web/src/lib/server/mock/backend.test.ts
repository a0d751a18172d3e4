// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';

import { createMock } from './backend.ts';

let send: (request: Request) => Promise<Response>;
let token: string;

beforeEach(async () => {
  send = createMock();
  token = await signIn('demo@offsideventures.com');
});

async function signIn(email: string): Promise<string> {
  const answer = await send(
    new Request('http://mock.invalid/auth/jwt/create/', {
      method: 'POST',
      body: JSON.stringify({ email, password: 'any' }),
    }),
  );
  return ((await answer.json()) as { access: string }).access;
}

async function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const answer = await send(
    new Request(`http://mock.invalid/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

async function names(path: string): Promise<unknown[]> {
  const { body } = await ask('GET', path);
  return (body.items as Record<string, unknown>[]).map((item) => item.name);
}

describe('a session', () => {
  it('begins with any password, as the member of that e-mail or as the demo member', async () => {
    expect((await ask('GET', '/me')).body).toMatchObject({ id: 1, role: 'admin', is_staff: true });
    token = await signIn('ravi@offsideventures.com');
    expect((await ask('GET', '/me')).body).toMatchObject({ id: 3, role: 'regular' });
  });

  it('is required', async () => {
    token = 'mock.e30.mock';
    expect(await ask('GET', '/companies/')).toMatchObject({
      status: 401,
      body: { code: 'not_authenticated' },
    });
  });

  it('ends at sign-out', async () => {
    expect((await ask('POST', '/auth/logout', {})).status).toBe(200);
    expect((await ask('GET', '/me')).status).toBe(401);
  });
});

describe('the list of companies', () => {
  it('comes ordered by name, in the envelope', async () => {
    const { body } = await ask('GET', '/companies/');
    expect(body.count).toBe(6);
    expect(await names('/companies/')).toEqual([
      'Cobalt Studio',
      'Helio Freight',
      'Meridian Capital',
      'Northwind Labs',
      'Tindr Robotics',
      'Vela Health',
    ]);
  });

  it.each([
    ['search=HEALTH', ['Vela Health']],
    ['search=tindr.io', ['Tindr Robotics']],
    ['status=customer', ['Helio Freight', 'Vela Health']],
    ['status=customer,prospect&size=11-50', ['Cobalt Studio', 'Vela Health']],
    ['status=nonsense', []],
    ['owner_id=none', []],
    ['owner_id=2', []],
    ['annual_revenue_gte=148200000&annual_revenue_lte=148200000', ['Helio Freight']],
    ['created_after=2100-01-01', []],
    ['owner_id=me&limit=2&offset=4', ['Tindr Robotics', 'Vela Health']],
    ['ordering=-size,name&limit=3', ['Meridian Capital', 'Helio Freight', 'Northwind Labs']],
    ['ordering=annual_revenue&offset=5', ['Cobalt Studio']],
    ['ordering=-annual_revenue&offset=5', ['Cobalt Studio']],
    ['offset=99', []],
  ])('understands %s', async (query, expected) => {
    expect(await names(`/companies/?${query}`)).toEqual(expected);
  });

  it.each([
    'limit=0',
    'limit=x',
    'offset=-1',
    'ordering=owner__password',
    'stauts=active',
    'owner_id=',
  ])('refuses %s', async (query) => {
    const { status, body } = await ask('GET', `/companies/?${query}`);
    expect(status).toBe(422);
    expect(body.detail).toMatchObject([{ loc: ['query', query.split('=')[0]] }]);
  });
});

describe('a company', () => {
  it('is created with defaults and belongs to its creator', async () => {
    const { status, headers, body } = await ask('POST', '/companies/', { name: 'Acme' });
    expect(status).toBe(201);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      name: 'Acme',
      status: 'prospect',
      size: '',
      annual_revenue: null,
      owner_id: 1,
      owner_name: 'Demo User',
      contacts_count: 0,
      open_pipeline: [],
      version: 1,
    });
  });

  it('is refused with everything that is wrong', async () => {
    const { status, body } = await ask('POST', '/companies/', {
      status: 'x',
      email: 'nobody',
      domain: 'd'.repeat(201),
      annual_revenue: 'much',
      owner_id: 99,
    });
    expect(status).toBe(422);
    expect(
      (body.detail as { type: string; loc: string[] }[]).map((e) => [e.loc[2], e.type]),
    ).toEqual([
      ['name', 'missing'],
      ['domain', 'string_too_long'],
      ['status', 'enum'],
      ['email', 'value_error'],
      ['annual_revenue', 'float_parsing'],
      ['owner_id', 'foreign_key'],
    ]);
  });

  it('changes only what is sent, and its version with it', async () => {
    const before = (await ask('GET', '/companies/1')).body;
    const { body, headers } = await ask('PATCH', '/companies/1', { city: 'Salem', domain: null });
    expect(headers.get('etag')).toBe('"2"');
    expect(body).toEqual({
      ...before,
      city: 'Salem',
      domain: '',
      version: 2,
      updated_at: body.updated_at,
    });
    const same = await ask('PATCH', '/companies/1', { city: 'Salem' });
    expect(same.body.version).toBe(2);
    expect(same.headers.has('x-offside-change-set')).toBe(false);
  });

  it('refuses to be changed by someone who read an older version', async () => {
    await ask('PATCH', '/companies/1', { city: 'Salem' });
    const stale = await ask('PATCH', '/companies/1', { city: 'Lynn' }, { 'if-match': '"1"' });
    expect(stale).toMatchObject({
      status: 412,
      body: { code: 'stale', current: { id: 1, city: 'Salem', version: 2 } },
    });
    const fresh = await ask('PATCH', '/companies/1', { city: 'Lynn' }, { 'if-match': '"2"' });
    expect(fresh.status).toBe(200);
    expect((await ask('DELETE', '/companies/1', undefined, { 'if-match': 'x' })).status).toBe(400);
  });

  it('of somebody else is closed to a regular member', async () => {
    token = await signIn('ravi@offsideventures.com');
    expect((await ask('PATCH', '/companies/1', { city: 'x' })).status).toBe(403);
    expect((await ask('DELETE', '/companies/1')).status).toBe(403);
  });

  it('is gone once deleted', async () => {
    expect((await ask('DELETE', '/companies/1')).status).toBe(204);
    expect((await ask('DELETE', '/companies/1')).status).toBe(404);
    expect((await ask('GET', '/companies/1')).body).toMatchObject({ message: 'Company not found' });
  });

  it('is created once however often the request is repeated', async () => {
    const key = { 'idempotency-key': 'k1' };
    const first = await ask('POST', '/companies/', { name: 'Acme' }, key);
    const again = await ask('POST', '/companies/', { name: 'Acme' }, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await ask('GET', '/companies/')).body.count).toBe(7);
    expect((await ask('POST', '/companies/', { name: 'Other' }, key)).body.code).toBe(
      'idempotency_mismatch',
    );
  });
});

describe('history', () => {
  it('tells who changed which field from what to what', async () => {
    await ask('PATCH', '/companies/1', { city: 'Salem' });
    const { body } = await ask('GET', '/history/?record_type=company&record_id=1');
    expect(body).toMatchObject({
      count: 1,
      items: [
        {
          actor_name: 'Demo User',
          via: 'web',
          record_label: 'Northwind Labs',
          operation: 'update',
          changes: [{ field: 'city', before: 'Boston', after: 'Salem' }],
          undone: false,
        },
      ],
    });
  });

  async function newest(): Promise<number> {
    const { body } = await ask('GET', '/history/?limit=1');
    return (body.items as { change_set_id: number }[])[0]?.change_set_id ?? 0;
  }

  it('brings a deleted company back with everything that went with it', async () => {
    const [company, contact, notes] = await Promise.all([
      ask('GET', '/companies/1'),
      ask('GET', '/contacts/1'),
      ask('GET', '/notes/?company_id=1'),
    ]);
    const deleted = await ask('DELETE', '/companies/1');
    expect((await ask('GET', '/contacts/1')).body.company_id).toBeNull();
    expect((await ask('GET', '/notes/?company_id=1')).body.count).toBe(0);

    const set = await newest();
    expect(deleted.headers.get('x-offside-change-set')).toBe(String(set));
    expect((await ask('POST', `/history/${set}/undo`)).status).toBe(200);
    expect((await ask('GET', '/companies/1')).body).toEqual({ ...company.body, version: 2 });
    expect((await ask('GET', '/contacts/1')).body.company_id).toBe(contact.body.company_id);
    expect((await ask('GET', '/notes/?company_id=1')).body.count).toBe(notes.body.count);
    expect((await ask('POST', `/history/${set}/undo`)).body.code).toBe('already_undone');
  });

  it('can undo an undo', async () => {
    await ask('PATCH', '/companies/1', { city: 'Salem' });
    await ask('POST', `/history/${await newest()}/undo`);
    expect((await ask('GET', '/companies/1')).body.city).toBe('Boston');
    await ask('POST', `/history/${await newest()}/undo`);
    expect((await ask('GET', '/companies/1')).body.city).toBe('Salem');
  });

  it('refuses to undo what a later change overwrote, and names the field', async () => {
    await ask('PATCH', '/companies/1', { city: 'Salem' });
    const set = await newest();
    await ask('PATCH', '/companies/1', { city: 'Lynn' });
    expect(await ask('POST', `/history/${set}/undo`)).toMatchObject({
      status: 409,
      body: { code: 'undo_conflict', conflicts: [{ record_type: 'company', field: 'city' }] },
    });
    expect((await ask('GET', '/companies/1')).body.city).toBe('Lynn');
  });
});

describe('bulk', () => {
  it('changes many in one change set and names those it could not', async () => {
    const { body } = await ask('POST', '/companies/bulk', {
      ids: [1, 2, 999],
      patch: { status: 'churned' },
    });
    expect(body).toMatchObject({
      changed: [1, 2],
      refused: [{ id: 999, code: 'not_found', message: 'Company not found' }],
    });
    expect((await ask('GET', '/companies/?status=churned')).body.count).toBe(2);
    await ask('POST', `/history/${String(body.change_set_id)}/undo`);
    expect((await ask('GET', '/companies/?status=churned')).body.count).toBe(0);
  });

  it('deletes, and writes nothing on a dry run', async () => {
    const dry = await ask('POST', '/companies/bulk', { ids: [1, 2], delete: true, dry_run: true });
    expect(dry.body).toMatchObject({ changed: [1, 2], refused: [] });
    expect((await ask('GET', '/companies/')).body.count).toBe(6);
    await ask('POST', '/companies/bulk', { ids: [1, 2], delete: true });
    expect((await ask('GET', '/companies/')).body.count).toBe(4);
  });

  it.each([
    {},
    { ids: [] },
    { ids: ['a'], delete: true },
    { ids: [1] },
    { ids: [1], patch: { size: 'x' } },
  ])('refuses %j', async (body) => {
    expect((await ask('POST', '/companies/bulk', body)).status).toBe(422);
  });
});

it.each([
  ['/contacts/', 10],
  ['/pipelines/', 1],
  ['/deals/', 6],
  ['/tasks/', 4],
  ['/notes/', 2],
  ['/activities/', 7],
  ['/users/', 3],
  ['/history/', 0],
])('%s has %i entries', async (path, count) => {
  const { status, body } = await ask('GET', path);
  expect(status).toBe(200);
  expect(body.count).toBe(count);
  expect(body.items).toHaveLength(count);
});

it('knows no other path, and no other method', async () => {
  expect((await ask('GET', '/nothing')).status).toBe(404);
  expect((await ask('PUT', '/companies/1', {})).status).toBe(405);
});
