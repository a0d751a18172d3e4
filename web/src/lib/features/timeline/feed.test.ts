import { expect, it } from 'vitest';

import { byDay } from './feed.ts';
import type { Entry } from './timeline.ts';

const settings = {
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
  now: Date.parse('2026-03-04T11:00:00Z'),
};

it('puts what happened under the day it happened on, where the member is', () => {
  const at = [
    '2026-03-04T09:00:00Z',
    '2026-03-03T23:30:00Z',
    '2026-03-03T09:00:00Z',
    '2026-02-27T09:00:00Z',
    '2026-01-02T09:00:00Z',
  ];
  const days = byDay(
    at.map((moment) => ({ kind: 'note', key: moment, at: moment }) as Entry),
    settings,
  );
  expect(days.map(({ title, date, entries }) => [title, date, entries.length])).toEqual([
    ['Today', '4 Mar', 2],
    ['Yesterday', '3 Mar', 1],
    ['Friday', '27 Feb', 1],
    ['2 Jan', '', 1],
  ]);
});
