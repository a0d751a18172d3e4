import { beforeEach, expect, it } from 'vitest';

import { forgetAllRecent, forgetRecent, keepRecent, readRecent, recordOf } from './recent.ts';
import type { Hit } from './search.ts';

const hit = (id: number): Hit => ({ kind: 'company', id, name: `Company ${id}`, hint: '' });
const ids = (member: number) => readRecent(member).map(({ id }) => id);

beforeEach(() => {
  localStorage.clear();
});

it('keeps the last six, the newest first, each once', () => {
  for (const id of [1, 2, 3, 4, 5, 6, 7, 3]) keepRecent(1, hit(id));
  expect(ids(1)).toEqual([3, 7, 6, 5, 4, 2]);
});

it('keeps those of each member apart, and forgets them at sign-out', () => {
  keepRecent(1, hit(1));
  keepRecent(2, hit(2));
  forgetAllRecent(1);
  expect([ids(1), ids(2)]).toEqual([[], [2]]);
});

it('forgets a record that is gone', () => {
  keepRecent(1, hit(1));
  keepRecent(1, hit(2));
  forgetRecent(1, { kind: 'company', id: 1 });
  expect(ids(1)).toEqual([2]);
});

it.each(['not json', '{}', '[{"kind":"spaceship","id":1,"name":"x","hint":""}]', '[null, 3]'])(
  'reads nothing from %s',
  (kept) => {
    localStorage.setItem('ov:recent:1', kept);
    expect(readRecent(1)).toEqual([]);
  },
);

it.each([
  ['/app/companies/7', { kind: 'company', id: 7 }],
  ['/app/people/7', { kind: 'contact', id: 7 }],
  ['/app/deals/12', { kind: 'deal', id: 12 }],
  ['/app/companies', undefined],
  ['/app/tasks/7', undefined],
  ['/app/companies/new', undefined],
])('knows the record of %s', (path, record) => {
  expect(recordOf(path)).toEqual(record);
});
