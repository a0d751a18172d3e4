import { describe, expect, it } from 'vitest';

import type { ChangeGroup } from '../history/change-groups.ts';
import { changeSentence } from './change-sentence.ts';
import { FieldWords } from './record-words.ts';

const words = new FieldWords(
  [
    { name: 'industry', label: 'Industry', kind: 'text' },
    { name: 'annual_revenue', label: 'Revenue', kind: 'money' },
    {
      name: 'owner_id',
      label: 'Owner',
      kind: 'lookup',
      lookup: {
        one: 'member',
        many: 'members',
        shape: 'person',
        search: () => Promise.resolve([]),
        readNames: () => Promise.resolve({}),
        nameField: 'owner_name',
        none: 'Nobody',
      },
    },
  ],
  {},
);

function said(changes: [string, unknown, unknown][], via = 'web', operation = 'update') {
  const entry = {
    operation,
    changes: changes.map(([field, before, after]) => ({ field, before, after })),
  };
  const group = { via, entries: [entry] } as unknown as ChangeGroup;
  return changeSentence(group, 'company', words, {
    names: { owner_id: { '7': 'Ann' } },
    locale: 'en-GB',
    currency: 'EUR',
  });
}

describe('the sentence of a change', () => {
  it.each<[string, Parameters<typeof said>, string]>([
    ['of one field', [[['industry', 'Trade', 'Crafts']]], 'changed Industry from Trade to Crafts'],
    ['of a value that was empty', [[['industry', '', 'Crafts']]], 'set Industry to Crafts'],
    ['of a value taken away', [[['industry', 'Trade', '']]], 'cleared Industry, which was Trade'],
    ['of an amount', [[['annual_revenue', null, 1000]]], 'set Revenue to €1,000'],
    ['of a person', [[['owner_id', null, 7]]], 'set Owner to Ann'],
    ['of a person nobody knows', [[['owner_id', null, 8]]], 'set Owner to Member 8'],
    [
      'of several fields',
      [
        [
          ['industry', 'a', 'b'],
          ['owner_id', 7, null],
        ],
      ],
      'changed Industry and Owner',
    ],
    ['of a long text', [[['industry', '', 'x'.repeat(99)]]], 'changed Industry'],
    ['of a new record', [[], 'import', 'create'], 'created this company with an import'],
  ])('%s', (_, change, expected) => {
    expect(said(...change)).toBe(expected);
  });
});
