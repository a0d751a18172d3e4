import { beforeEach, describe, expect, it, vi } from 'vitest';

import { client } from '#lib/api/generated/client.gen.ts';
import type { Deal } from '#lib/api/generated/types.gen.ts';

import { DealBoard } from './deal-board.svelte.ts';
import { readPlace } from './place.ts';
import { aDeal, STAGES } from './testing/a-deal.ts';

const stage = (name: string) => {
  const found = STAGES.find((one) => one.name === name);
  if (!found) throw new Error(`No stage ${name}`);
  return found;
};

/** Answers writes when it is told to. */
class Server {
  readonly requests: { body: Partial<Deal>; version: string | null }[] = [];
  readonly #waiting: ((answer: Response) => void)[] = [];

  readonly fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const request = input as Request;
    const body = (await request.json()) as Partial<Deal>;
    this.requests.push({ body, version: request.headers.get('if-match') });
    return new Promise((resolve) => this.#waiting.push(resolve));
  };

  async answer(deal: Deal, changeSet: number): Promise<void> {
    await this.#send(Response.json(deal, { headers: { 'x-offside-change-set': `${changeSet}` } }));
  }

  async refuse(status: number, body: object): Promise<void> {
    await this.#send(Response.json(body, { status }));
  }

  async #send(answer: Response): Promise<void> {
    await vi.waitFor(() => expect(this.#waiting.length).toBeGreaterThan(0));
    this.#waiting.shift()?.(answer);
  }
}

const hooks = { onmoved: vi.fn(), onrefused: vi.fn(), onunread: vi.fn() };
const alder = aDeal({ id: 1, name: 'Alder', amount: 300 });
const birch = aDeal({ id: 2, name: 'Birch', amount: 200, stage_id: 2 });
let server: Server;
let board: DealBoard;

beforeEach(() => {
  server = new Server();
  client.setConfig({ baseUrl: 'http://crm.test' });
  vi.stubGlobal('fetch', server.fetch);
  for (const hook of Object.values(hooks)) hook.mockClear();
  board = new DealBoard(hooks);
  board.follow(read(alder, birch));
});

/** What a read of the open stages would bring. */
function read(...deals: Deal[]) {
  const pipeline = { id: 1, name: 'Sales', is_default: true, stages: [...STAGES], version: 1 };
  return {
    place: readPlace(new URLSearchParams()),
    pipelines: [pipeline],
    pipeline,
    columns: STAGES.filter(({ is_won, is_lost }) => !is_won && !is_lost).map((one) => {
      const cards = deals.filter((deal) => deal.stage_id === one.id);
      return { stage: one, cards, count: cards.length };
    }),
    sums: deals.map(({ stage_id, currency, amount }) => ({ stage_id, currency, count: 1, amount })),
  };
}

const drawn = () =>
  board.columns.map(({ cards, count }) => `${cards.map(({ name }) => name).join(',')}:${count}`);
const amountIn = (id: number) => board.sums.find((sum) => sum.stage_id === id)?.amount ?? 0;

describe('a move', () => {
  it('shows at once, with its worth, and says so when it is saved', async () => {
    board.move(alder, stage('Proposal'));
    expect(drawn()).toEqual([':0', 'Alder,Birch:2', ':0']);
    expect([amountIn(1), amountIn(2)]).toEqual([0, 500]);
    await server.answer({ ...alder, stage_id: 2, version: 2 }, 71);
    await vi.waitFor(() => expect(hooks.onmoved).toHaveBeenCalled());
    expect(hooks.onmoved).toHaveBeenCalledWith(expect.objectContaining({ version: 2 }), [71]);
    expect(server.requests).toEqual([{ body: { stage_id: 2 }, version: '"1"' }]);
  });

  it('goes back where it was when it is refused', async () => {
    board.move(alder, stage('Won'), { close_date: '2026-03-31' });
    expect(drawn()).toEqual([':0', 'Birch:1', ':0']);
    expect(amountIn(4)).toBe(300);
    await server.refuse(403, { message: 'No', code: 'permission_denied' });
    await vi.waitFor(() => expect(hooks.onrefused).toHaveBeenCalled());
    expect(drawn()).toEqual(['Alder:1', 'Birch:1', ':0']);
    expect([amountIn(1), amountIn(4)]).toEqual([300, 0]);
    expect(hooks.onrefused.mock.calls[0]?.[2]).toBe(false);
  });

  it('is saved on top of a change that did not move the deal', async () => {
    board.move(alder, stage('Proposal'));
    await server.refuse(412, { code: 'stale', current: { ...alder, amount: 999, version: 5 } });
    await server.answer({ ...alder, amount: 999, stage_id: 2, version: 6 }, 72);
    await vi.waitFor(() => expect(hooks.onmoved).toHaveBeenCalled());
    expect(server.requests.map(({ version }) => version)).toEqual(['"1"', '"5"']);
    expect(amountIn(2)).toBe(1199);
  });

  it('gives way where someone else moved the deal', async () => {
    board.move(alder, stage('Proposal'));
    await server.refuse(412, { code: 'stale', current: { ...alder, stage_id: 3, version: 5 } });
    await vi.waitFor(() => expect(hooks.onrefused).toHaveBeenCalled());
    expect(hooks.onrefused.mock.calls[0]?.[2]).toBe(true);
    expect(drawn()).toEqual([':0', 'Birch:1', 'Alder:1']);
  });

  it('that follows another one before it is saved is saved after it', async () => {
    board.move(alder, stage('Proposal'));
    const [, second] = board.columns;
    const now = second?.cards.find(({ id }) => id === alder.id);
    if (now) board.move(now, stage('Negotiation'));
    expect(drawn()).toEqual([':0', 'Birch:1', 'Alder:1']);
    await server.answer({ ...alder, stage_id: 2, version: 2 }, 71);
    await server.answer({ ...alder, stage_id: 3, version: 3 }, 72);
    await vi.waitFor(() => expect(hooks.onmoved).toHaveBeenCalled());
    expect(hooks.onmoved.mock.calls[0]?.[1]).toEqual([71, 72]);
    expect(server.requests.map(({ version }) => version)).toEqual(['"1"', '"2"']);
  });

  it('stays drawn where a fresh read does not know of it yet', () => {
    board.move(alder, stage('Negotiation'));
    board.follow(read(alder, birch));
    expect(drawn()).toEqual([':0', 'Birch:1', 'Alder:1']);
    expect([amountIn(1), amountIn(3)]).toEqual([0, 300]);
  });
});
