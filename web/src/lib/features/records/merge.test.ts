import { describe, expect, it } from 'vitest';

import type { Values } from './fields.ts';
import { merge } from './merge.ts';

const FIELDS = ['name', 'industry', 'phone', 'city', 'annual_revenue'];

const seen = {
  name: 'Nordlicht',
  industry: 'Logistics',
  phone: '1',
  city: 'Hamburg',
  contacts_count: 0,
  updated_at: '2026-01-01T00:00:00Z',
  version: 1,
};

interface Case {
  edit: Values;
  theirs: Values;
  saved: Values;
  clashes: string[];
  kept: string[];
}

describe('an edit over a record that was changed meanwhile', () => {
  it.each<[string, Case]>([
    [
      'goes along with a change to another field',
      {
        edit: { industry: 'Freight' },
        theirs: { phone: '2' },
        saved: { industry: 'Freight' },
        clashes: [],
        kept: ['phone'],
      },
    ],
    [
      'clashes with a change to the same field',
      {
        edit: { industry: 'Freight' },
        theirs: { industry: 'Shipping' },
        saved: { industry: 'Freight' },
        clashes: ['industry'],
        kept: [],
      },
    ],
    [
      'has nothing to save where they wrote the same',
      {
        edit: { industry: 'Freight' },
        theirs: { industry: 'Freight' },
        saved: {},
        clashes: [],
        kept: [],
      },
    ],
    [
      'takes what does not clash along with what does',
      {
        edit: { industry: 'Freight', city: 'Bremen' },
        theirs: { industry: 'Shipping', phone: '2' },
        saved: { industry: 'Freight', city: 'Bremen' },
        clashes: ['industry'],
        kept: ['phone'],
      },
    ],
    [
      'goes along with a change to counts and times, which nobody edits',
      {
        edit: { industry: 'Freight' },
        theirs: { contacts_count: 9, updated_at: '2026-01-02T00:00:00Z', version: 7 },
        saved: { industry: 'Freight' },
        clashes: [],
        kept: [],
      },
    ],
    [
      'clashes where a value was emptied',
      {
        edit: { annual_revenue: null },
        theirs: { annual_revenue: 5 },
        saved: { annual_revenue: null },
        clashes: ['annual_revenue'],
        kept: [],
      },
    ],
  ])('%s', (_, { edit, theirs, saved, clashes, kept }) => {
    const before = { ...seen, annual_revenue: 1 };

    expect(merge(FIELDS, before, { ...before, ...theirs }, edit)).toEqual({
      patch: saved,
      clashes,
      theirs: kept,
    });
  });
});
