// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

import * as schemas from '#lib/api/generated/zod.gen.ts';

import { createMock } from './backend.ts';
import { RESOURCES } from './resources.ts';

const send = createMock();
let token: string;

beforeAll(async () => {
  const answer = await post('/auth/jwt/create/', { email: 'a@b.test', password: 'x' });
  token = ((await answer.json()) as { access: string }).access;
});

function ask(method: string, path: string, body?: unknown, headers = {}): Promise<Response> {
  const authorization = `Bearer ${token}`;
  return send(
    new Request(`http://mock.invalid${path}`, {
      method,
      headers: { authorization, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
}

const post = (path: string, body: unknown) => ask('POST', path, body);

/** Whether an answer is what the API description promises; the error says where not. */
async function expectShape(schema: z.ZodMiniType, answer: Response): Promise<void> {
  const parsed = z.safeParse(schema, await answer.json());
  expect(parsed.success ? 'as described' : z.prettifyError(parsed.error)).toBe('as described');
}

/** The lists that both the description and the mock know: `zListDealsResponse` is `/api/deals/`. */
const lists = Object.entries(schemas).flatMap(([name, schema]) => {
  const family = /^zList(\w+)Response$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const known = family in RESOURCES || family === 'users' || family === 'history';
  return known ? [[family, schema] as const] : [];
});

describe('the mock answers as the API is described', () => {
  it('in at least the lists of companies and of history', () => {
    expect(lists.map(([family]) => family)).toEqual(
      expect.arrayContaining(['companies', 'history']),
    );
  });

  it.each(lists)('in the list of %s', async (family, schema) => {
    await ask('PATCH', '/api/companies/1', { city: family });
    await expectShape(schema, await ask('GET', `/api/${family}/`));
  });

  it('when a company is read, created and changed', async () => {
    await expectShape(schemas.zGetCompanyResponse, await ask('GET', '/api/companies/1'));
    await expectShape(
      schemas.zCreateCompanyResponse,
      await post('/api/companies/', { name: 'Acme', owner_id: null }),
    );
    await expectShape(
      schemas.zUpdateCompanyResponse,
      await ask('PATCH', '/api/companies/2', { owner_id: null }),
    );
  });

  it('when deals are summed, created and moved', async () => {
    await expectShape(schemas.zSumDealsResponse, await ask('GET', '/api/deals/sums?status=open'));
    const deal = { name: 'Rollout', pipeline_id: 1, stage_id: 1 };
    await expectShape(schemas.zCreateDealResponse, await post('/api/deals/', deal));
    const moved = await ask('PATCH', '/api/deals/1', { stage_id: 5 });
    await expectShape(schemas.zUpdateDealResponse, moved.clone());
    expect(await moved.json()).toMatchObject({ status: 'won', stage_name: 'Closed Won' });
  });

  it('about stages and pipelines', async () => {
    const stage = { pipeline_id: 1, name: 'Review', probability: 40 };
    const made = await post('/api/pipelines/stages', stage);
    const { id } = (await made.clone().json()) as { id: number };
    await expectShape(schemas.zCreateStageResponse, made);
    await expectShape(
      schemas.zUpdateStageResponse,
      await ask('PATCH', `/api/pipelines/stages/${id}`, { probability: 45 }),
    );
    const stage_ids = [id, 1, 2, 3, 4, 5, 6];
    const ordered = await post('/api/pipelines/1/reorder', { stage_ids });
    expect(await ordered.clone().json()).toMatchObject({
      stages: stage_ids.map((one) => ({ id: one })),
    });
    await expectShape(schemas.zReorderStagesResponse, ordered);
    expect((await ask('DELETE', '/api/pipelines/stages/3')).status).toBe(409);
    expect((await ask('DELETE', `/api/pipelines/stages/${id}`)).status).toBe(204);
  });

  it('about accounts: profile, password, members and tokens', async () => {
    await expectShape(schemas.zGetOwnUserResponse, await ask('GET', '/auth/users/me/'));
    const own = await ask('PATCH', '/auth/users/me/', { profile: { phone: '1' } });
    expect(await own.clone().json()).toMatchObject({ profile: { phone: '1' } });
    await expectShape(schemas.zUpdateOwnUserResponse, own);
    const next = { current_password: 'x', new_password: 'short' };
    expect((await post('/auth/users/set_password/', next)).status).toBe(400);
    await expectShape(schemas.zListAdminUsersResponse, await ask('GET', '/api/admin/users/'));
    const ida = { email: 'ida@halden.test', first_name: 'Ida', password: 'long enough' };
    await expectShape(schemas.zCreateAdminUserResponse, await post('/api/admin/users/', ida));
    const demoted = await ask('PATCH', '/api/admin/users/1', { role: 'regular' });
    expect(demoted.status).toBe(409);
    const made = await post('/api/tokens/', { name: 'Export', scopes: ['read'] });
    await expectShape(schemas.zCreateTokenResponse, made);
    await expectShape(schemas.zListTokensResponse, await ask('GET', '/api/tokens/'));
    expect((await ask('DELETE', '/api/tokens/1')).status).toBe(204);
  });

  it('when many change at once, and when that is undone', async () => {
    const answer = await post('/api/companies/bulk', { ids: [3, 999], patch: { city: 'x' } });
    const { change_set_id } = (await answer.clone().json()) as { change_set_id: number };
    await expectShape(schemas.zBulkCompaniesResponse, answer);
    await expectShape(
      schemas.zUndoChangeSetResponse,
      await post(`/api/history/${change_set_id}/undo`, undefined),
    );
  });

  it('about the workspace: dashboard, settings, views and search', async () => {
    for (const period of ['quarter', 'next', 'year']) {
      await expectShape(
        schemas.zGetDashboardResponse,
        await ask('GET', `/api/dashboard?period=${period}`),
      );
    }
    await expectShape(schemas.zGetSettingsResponse, await ask('GET', '/api/settings'));
    await expectShape(schemas.zSearchResponse, await ask('GET', '/api/search/?q=n'));
    await expectShape(
      schemas.zCreateViewResponse,
      await post('/api/views/', { name: 'Customers', resource: 'companies' }),
    );
    await expectShape(
      schemas.zUpdateViewResponse,
      await ask('PATCH', '/api/views/1', { is_pinned: true }),
    );
    await expectShape(schemas.zListViewsResponse, await ask('GET', '/api/views/'));
  });

  it('when it refuses', async () => {
    await expectShape(schemas.zProblem, await ask('GET', '/api/companies/999'));
    await expectShape(schemas.zValidationProblem, await post('/api/companies/', { size: 1 }));
    await expectShape(
      schemas.zCompanyStaleProblem,
      await ask('PATCH', '/api/companies/4', { city: 'x' }, { 'if-match': '"77"' }),
    );
  });

  it('when a later change is in the way of an undo', async () => {
    const first = await ask('PATCH', '/api/companies/5', { city: 'one' });
    await ask('PATCH', '/api/companies/5', { city: 'two' });
    const set = first.headers.get('x-offside-change-set') ?? '';
    await expectShape(schemas.zUndoProblem, await post(`/api/history/${set}/undo`, undefined));
  });

  it('when the assistant is asked, suggests, and is decided about', async () => {
    const target = { target_type: 'company', target_id: 1 };
    const asked = await post('/api/ai/assistant', { message: 'Set industry to Trade', ...target });
    const { proposals } = (await asked.clone().json()) as { proposals: { id: number }[] };
    const action = `/api/ai/actions/${proposals[0]?.id}`;
    await expectShape(schemas.zAskAssistantResponse, asked);
    await expectShape(schemas.zGetAgentActionResponse, await ask('GET', action));
    await expectShape(schemas.zApplyAgentActionResponse, await post(`${action}/apply`, {}));
    await expectShape(schemas.zUndoAgentActionResponse, await post(`${action}/undo`, {}));
    await expectShape(schemas.zListAgentActionsResponse, await ask('GET', '/api/ai/actions'));
    await expectShape(schemas.zListThreadsResponse, await ask('GET', '/api/ai/threads'));
    await expectShape(schemas.zSummarizeResponse, await post('/api/ai/summarize', target));
    await expectShape(schemas.zDraftEmailResponse, await post('/api/ai/draft-email', {}));
    await expectShape(
      schemas.zScoreLeadResponse,
      await post('/api/ai/score-lead', { company_id: 1 }),
    );
    await expectShape(
      schemas.zClassifyResponse,
      await post('/api/ai/classify', { text: 'A demo, please. ann.lee@example.com' }),
    );
    await expectShape(schemas.zSuggestTaskResponse, await post('/api/ai/suggest-task', target));
    await expectShape(schemas.zSuggestNoteResponse, await post('/api/ai/suggest-note', target));
    await expectShape(schemas.zEnrichResponse, await post('/api/ai/enrich', target));
  });
});
