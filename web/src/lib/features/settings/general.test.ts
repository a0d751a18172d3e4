import { describe, expect, it } from 'vitest';

import { draftOf, patchOf } from './general.ts';

const SETTINGS = {
  workspace_name: 'Halden',
  default_currency: 'USD',
  exchange_rates: { EUR: { rate: 1.16, as_of: '2026-11-01' } },
  targets: { '2026-Q4': 720000 },
  locale: 'en-GB',
  week_starts_on: 'monday',
};

describe('the settings of the workspace', () => {
  it('stay as they are where nothing was typed', () => {
    expect(patchOf(draftOf(SETTINGS), '2026-11-22').patch).toEqual({
      workspace_name: 'Halden',
      default_currency: 'USD',
      week_starts_on: 'monday',
      exchange_rates: SETTINGS.exchange_rates,
      targets: SETTINGS.targets,
    });
  });

  it('date a rate by the day it changed, and read what people type', () => {
    const draft = draftOf(SETTINGS);
    draft.currency = ' eur ';
    draft.rates = [
      { key: 'EUR', value: '1.2' },
      { key: 'gbp', value: '1.31' },
      { key: '', value: '' },
    ];
    draft.targets = [{ key: '2027-q1', value: '800,000' }];
    expect(patchOf(draft, '2026-11-22').patch).toMatchObject({
      default_currency: 'EUR',
      exchange_rates: {
        EUR: { rate: 1.2, as_of: '2026-11-22' },
        GBP: { rate: 1.31, as_of: '2026-11-22' },
      },
      targets: { '2027-Q1': 800000 },
    });
  });

  it.each([
    ['workspace_name', { name: ' ' }],
    ['default_currency', { currency: 'Euro' }],
    ['exchange_rates', { rates: [{ key: 'EUR', value: 'one' }] }],
    ['exchange_rates', { rates: [{ key: 'EUR', value: '0' }] }],
    ['exchange_rates', { rates: [{ key: 'EUR', value: '' }] }],
    ['targets', { targets: [{ key: 'autumn', value: '1' }] }],
  ])('say what is wrong with %s', (field, typed) => {
    const { patch, errors } = patchOf({ ...draftOf(SETTINGS), ...typed }, '2026-11-22');
    expect(patch).toBeUndefined();
    expect(Object.keys(errors)).toEqual([field]);
  });
});
