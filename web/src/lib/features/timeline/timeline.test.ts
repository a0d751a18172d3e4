import { describe, expect, it } from 'vitest';

import type { Activity, Change, Note } from '#lib/api/generated/types.gen.ts';

import { sentenceOf } from './sentence.ts';
import { foldChanges, hasEarlier, mergeTimeline, NOTHING, type Streams } from './timeline.ts';

const links = {
  company_id: null,
  company_name: null,
  contact_id: null,
  contact_name: null,
  deal_id: null,
  deal_name: null,
};

const hour = (value: number) => `2026-03-01T${String(value).padStart(2, '0')}:00:00Z`;

function aNote(id: number, at: number): Note {
  const created_at = hour(at);
  return {
    id,
    body: 'Text',
    author_id: 1,
    author_name: 'Ann',
    ...links,
    created_at,
    updated_at: created_at,
    version: 1,
  };
}

function anActivity(id: number, at: number, given: Partial<Activity> = {}): Activity {
  const occurred_at = hour(at);
  return {
    id,
    type: 'call',
    summary: '24 min',
    body: '',
    actor_id: 1,
    actor_name: 'Ann',
    occurred_at,
    ...links,
    created_at: occurred_at,
    version: 1,
    ...given,
  };
}

function aChange(id: number, at: number, field = 'industry'): Change {
  return {
    id,
    change_set_id: id,
    at: hour(at),
    actor_id: 1,
    actor_name: 'Ann',
    via: 'web',
    record_type: 'company',
    record_id: 1,
    record_label: 'Nordlicht',
    label: 'Changed Nordlicht',
    operation: 'update',
    changes: [{ field, before: 'a', after: 'b' }],
    undone: false,
  };
}

const of = <T>(...items: T[]) => ({ items, count: items.length });
const keys = (streams: Partial<Streams>) =>
  mergeTimeline({ notes: NOTHING, activities: NOTHING, changes: NOTHING, ...streams }).map(
    ({ key }) => key,
  );

describe('a timeline', () => {
  it('lays notes, activities and changes into one order, the newest first', () => {
    expect(
      keys({
        notes: of(aNote(1, 9)),
        activities: of(anActivity(2, 11), anActivity(3, 8)),
        changes: of(aChange(4, 10)),
      }),
    ).toEqual(['activity-2', 'change-4', 'note-1', 'activity-3']);
  });

  it('holds back what is older than a stream that is not read to its end', () => {
    const streams = {
      notes: { items: [aNote(1, 9)], count: 5 },
      activities: of(anActivity(2, 11), anActivity(3, 8)),
      changes: NOTHING,
    };
    expect(keys(streams)).toEqual(['activity-2', 'note-1']);
    expect(hasEarlier(streams)).toBe(true);
  });

  it('tells the move of a deal once, by its activity', () => {
    expect(keys({ changes: of(aChange(1, 9, 'stage_id'), aChange(2, 8)) })).toEqual(['change-2']);
  });

  it('folds up more than five changes in a row, and nothing else', () => {
    const changes = Array.from({ length: 6 }, (_, i) => aChange(i + 1, 20 - i));
    const entries = mergeTimeline({
      notes: of(aNote(9, 1)),
      activities: NOTHING,
      changes: of(...changes),
    });
    expect(foldChanges(entries).map(({ kind }) => kind)).toEqual(['fold', 'entry']);
    expect(foldChanges(entries.slice(1)).map(({ kind }) => kind)).toEqual(
      Array.from({ length: 6 }, () => 'entry'),
    );
  });
});

describe('the sentence of an activity', () => {
  const words = (given: Partial<Activity>, about?: 'company' | 'contact' | 'deal') =>
    sentenceOf(anActivity(1, 9, given), about)
      .map(({ text }) => text)
      .join('');

  it.each<[string, Partial<Activity>, 'company' | undefined, string]>([
    ['of a call with somebody', { contact_name: 'Lena' }, 'company', 'Ann called Lena: 24 min'],
    ['of a call with nobody named', {}, 'company', 'Ann logged a call: 24 min'],
    [
      'of a meeting, where no page says whose',
      { type: 'meeting', contact_name: 'Lena', company_name: 'Nordlicht', summary: 'SLA' },
      undefined,
      'Ann met Lena, Nordlicht: SLA',
    ],
    [
      'of a move',
      { type: 'stage_change', deal_name: 'Rollout', summary: 'Stage changed from New to Proposal' },
      'company',
      'Rollout moved from New to Proposal by Ann',
    ],
    [
      'of a finished task',
      { type: 'task', summary: 'Task completed: Send it' },
      'company',
      'Ann finished Send it',
    ],
    [
      'of a new deal',
      { type: 'system', summary: "Deal 'Rollout' created" },
      'company',
      'Ann created the deal Rollout',
    ],
    ['of anything else', { type: 'system', summary: 'Imported' }, undefined, 'Ann: Imported'],
  ])('%s', (_, given, about, expected) => {
    expect(words(given, about)).toBe(expected);
  });
});
