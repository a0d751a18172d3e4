import { describe, expect, it } from 'vitest';

import type { Activity } from '#lib/api/generated/types.gen.ts';

import { wordsOf } from './activity-words.ts';
import { readDashboardView, writeDashboardView } from './api.ts';
import { periodName, sentenceOf } from './sentence.ts';

const period = {
  label: '2026-Q4',
  starts_on: '2026-10-01',
  ends_on: '2026-12-31',
  today: '2026-11-18',
};
const write = (amount: number) => `€${amount.toLocaleString('en')}`;
const figures = {
  period,
  forecast: 687_400,
  target: 720_000,
  open_deals: 29,
  won: [{ currency: 'EUR', amount: 386_000, count: 4 }],
};

describe('the sentence', () => {
  it.each([
    [{}, 'Q4 is forecast at €687,400, €32,600 short of target.'],
    [{ target: 600_000 }, 'Q4 is forecast at €687,400, €87,400 over target.'],
    [{ target: 687_400 }, 'Q4 is forecast at €687,400, on target.'],
    [{ target: null }, 'Q4 is forecast at €687,400.'],
    [{ forecast: null }, '29 deals are open.'],
    [{ forecast: null, open_deals: 1 }, '1 deal is open.'],
    [{ forecast: 0, open_deals: 0, won: [] }, 'No deals are open.'],
    [{ period: { ...period, label: '2027-Q1' }, target: null }, 'Q1 2027 is forecast at €687,400.'],
  ])('with %j says: %s', (changes, sentence) => {
    expect(sentenceOf({ ...figures, ...changes }, write)).toBe(sentence);
  });

  it('calls a year by its number', () => {
    expect(periodName({ label: '2026', today: '2026-11-18' })).toBe('2026');
  });
});

describe('the address', () => {
  it.each(['', '?period=next', '?period=year&owner=7'])('%j says the same both ways', (query) => {
    expect(writeDashboardView(readDashboardView(new URLSearchParams(query)))).toBe(query);
  });

  it('does not believe everything', () => {
    expect(readDashboardView(new URLSearchParams('period=century&owner=x'))).toEqual({
      period: 'quarter',
      owner: undefined,
    });
  });
});

describe('an activity', () => {
  const activity: Activity = {
    id: 1,
    type: 'call',
    summary: 'SLA terms',
    body: '',
    actor_id: 2,
    actor_name: 'Maren Voss',
    company_id: 1,
    company_name: 'Nordlicht Logistik',
    contact_id: 3,
    contact_name: 'Lena Brandt',
    deal_id: null,
    deal_name: null,
    occurred_at: '2026-11-18T10:00:00Z',
    created_at: '2026-11-18T10:00:00Z',
    version: 1,
  };
  const told = (changes: Partial<Activity>) => {
    const { subject, verb, object, rest } = wordsOf({ ...activity, ...changes });
    return [subject, verb, object].filter(Boolean).join(' ') + rest;
  };

  it.each([
    [{}, 'Maren called Lena Brandt, SLA terms'],
    [{ contact_name: null, type: 'email' }, 'Maren emailed Nordlicht Logistik, SLA terms'],
    [{ type: 'note' }, 'Maren left a note on Lena Brandt'],
    [
      { type: 'stage_change', summary: 'Stage changed from A to B', deal_name: 'Rollout' },
      'Rollout stage changed from A to B',
    ],
    [{ type: 'task', summary: 'Task done' }, 'Task done, Maren'],
    [{ type: 'system', summary: 'Record imported', actor_name: '' }, 'Record imported'],
  ])('%j reads: %s', (changes, sentence) => {
    expect(told(changes)).toBe(sentence);
  });
});
