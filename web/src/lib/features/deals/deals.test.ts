import { describe, expect, it } from 'vitest';

import { compareBy, slotIn } from './order.ts';
import { hrefOf, readPlace, statusesOf } from './place.ts';
import { daysWords, stageTimes } from './stage-times.ts';
import { moved, totalsOf } from './sums.ts';
import { tableRows } from './table-rows.ts';
import { aDeal, STAGES } from './testing/a-deal.ts';

const [qualified, proposal] = STAGES;
const names = (deals: readonly { name: string }[]) => deals.map(({ name }) => name).join('');

describe('sums', () => {
  const sums = [
    { stage_id: 1, currency: 'USD', count: 2, amount: 1000 },
    { stage_id: 2, currency: 'USD', count: 1, amount: 500 },
    { stage_id: 2, currency: 'EUR', count: 1, amount: 9000 },
  ];

  it('stand by currency, each amount weighted by its stage, the largest first', () => {
    expect(totalsOf(sums, STAGES)).toEqual([
      { currency: 'EUR', count: 1, amount: 9000, weighted: 5400 },
      { currency: 'USD', count: 3, amount: 1500, weighted: 500 },
    ]);
    expect(totalsOf(sums, qualified ? [qualified] : [])).toHaveLength(1);
  });

  it('move with a deal, and come back without a trace', () => {
    const here = aDeal({ stage_id: 1, amount: 0.1 });
    const there = { ...here, stage_id: 3 };
    const after = moved(sums, here, there);
    expect(after[0]).toMatchObject({ count: 1, amount: 999.9 });
    expect(after.at(-1)).toEqual({ stage_id: 3, currency: 'USD', count: 1, amount: 0.1 });
    expect(moved(after, there, here)[0]).toEqual(sums[0]);
    expect(totalsOf(moved(after, there, here), STAGES)).toEqual(totalsOf(sums, STAGES));
  });
});

describe('the order of deals is that of the API', () => {
  const deals = [
    aDeal({ id: 3, name: 'B', amount: 5 }),
    aDeal({ id: 2, name: 'á', amount: 5, close_date: '2026-02-01' }),
    aDeal({ id: 1, name: 'C', amount: 9, close_date: '2026-01-01' }),
  ];

  it.each([
    ['-amount', 'CáB'],
    ['amount', 'áBC'],
    ['name', 'áBC'],
    ['-name', 'CBá'],
    ['close_date', 'CáB'],
    ['-close_date', 'áCB'],
  ])('by %s: nothing last, ties by id', (ordering, expected) => {
    expect(names(deals.toSorted(compareBy(ordering)))).toBe(expected);
  });

  it('gives a deal its place, itself left out', () => {
    const sorted = deals.toSorted(compareBy('-amount'));
    expect(slotIn(sorted, aDeal({ id: 9, amount: 7 }), '-amount')).toBe(1);
    expect(slotIn(sorted, aDeal({ id: 1, amount: 1 }), '-amount')).toBe(3);
  });
});

describe('the address', () => {
  it('says what differs from the plain board, and is read back', () => {
    const parameters = new URLSearchParams(
      'layout=table&pipeline=7&owner_id=me&ordering=close_date&stage=1',
    );
    const place = readPlace(parameters);
    expect(place).toMatchObject({ layout: 'table', pipeline: 7 });
    expect(hrefOf(place)).toBe(
      '/app/deals?owner_id=me&ordering=close_date&layout=table&pipeline=7',
    );
    expect(hrefOf(readPlace(new URLSearchParams('pipeline=x&layout=?')))).toBe('/app/deals');
  });

  it('shows open deals unless a filter asks for others', () => {
    expect([...statusesOf([])]).toEqual(['open']);
    const filter = { field: 'status', operator: 'any', value: 'won,lost' };
    expect([...statusesOf([filter])]).toEqual(['won', 'lost']);
  });
});

describe('time in a stage', () => {
  const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
  const move = (at: number, before: number) => ({
    at: day(at),
    changes: [{ field: 'stage_id', before, after: 0 }],
  });
  const deal = { stage_id: 3, created_at: day(1) };
  const now = Date.parse(day(31));
  const daysOf = (whole: boolean, ...moves: ReturnType<typeof move>[]) =>
    [...stageTimes(deal, moves, whole, now)].map(([stage, time]) => [stage, daysWords(time)]);

  it('adds up over every visit', () => {
    expect(daysOf(true, move(30, 1), move(20, 2), move(11, 1))).toEqual([
      [3, '1 day'],
      [1, '20 days'],
      [2, '9 days'],
    ]);
  });

  it('leaves out what the history does not reach', () => {
    expect(daysOf(false, move(31, 1))).toEqual([[3, 'today']]);
  });
});

describe('the table', () => {
  const columns = [
    { stage: qualified, cards: [aDeal({ id: 1 }), aDeal({ id: 2 })], count: 5 },
    { stage: proposal, cards: [aDeal({ id: 3 })], count: 1 },
  ].flatMap(({ stage, ...rest }) => (stage ? [{ stage, ...rest }] : []));

  it('begins with the most advanced stage, and offers what is not read yet', () => {
    expect(tableRows(columns, new Set()).map(({ key }) => key)).toEqual([
      'stage-2',
      'deal-3',
      'stage-1',
      'deal-1',
      'deal-2',
      'more-1',
    ]);
  });

  it('keeps the head of a folded stage only', () => {
    expect(tableRows(columns, new Set([1])).map(({ key }) => key)).toEqual([
      'stage-2',
      'deal-3',
      'stage-1',
    ]);
  });
});
