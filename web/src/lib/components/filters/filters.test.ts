import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  conditionCount,
  queryOf,
  readView,
  valueWords,
  withConditions,
  withFilter,
  writeView,
  type FilterField,
  type ListSpec,
  type ListView,
} from './filters.ts';

const status: FilterField = {
  id: 'status',
  label: 'Status',
  kind: 'choices',
  operators: [{ id: 'any', words: 'is any of', parameter: 'status' }],
  options: [
    { value: 'active', label: 'Active' },
    { value: 'customer', label: 'Customer' },
  ],
};
const owner: FilterField = {
  id: 'owner',
  label: 'Owner',
  kind: 'lookup',
  lookup: { one: 'member', many: 'members', search: () => Promise.resolve([]) },
  operators: [
    { id: 'any', words: 'is any of', parameter: 'owner_id' },
    { id: 'none', words: 'is nobody', parameter: 'owner_id', fixed: 'none' },
  ],
};
const city: FilterField = {
  id: 'city',
  label: 'City',
  kind: 'text',
  operators: [{ id: 'is', words: 'is', parameter: 'city' }],
};
const revenue: FilterField = {
  id: 'revenue',
  label: 'Revenue',
  kind: 'number',
  operators: [
    { id: 'over', words: 'over', parameter: 'revenue_gte' },
    { id: 'under', words: 'under', parameter: 'revenue_lte' },
  ],
};
const spec: ListSpec = {
  ordering: 'name',
  orderings: ['name', 'city', 'revenue'],
  fields: [status, owner, city, revenue],
};
const plain: ListView = { filters: [], search: '', ordering: 'name', offset: 0 };

const filter = fc
  .constantFrom(...spec.fields)
  .chain((field) =>
    fc
      .constantFrom(...field.operators)
      .chain((operator) =>
        (operator.fixed === undefined
          ? fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => value !== 'none')
          : fc.constant(operator.fixed)
        ).map((value) => ({ field: field.id, operator: operator.id, value })),
      ),
  );
const parameterOf = ({ field, operator }: { field: string; operator: string }) =>
  spec.fields.find((one) => one.id === field)?.operators.find((one) => one.id === operator)
    ?.parameter;
const view: fc.Arbitrary<ListView> = fc.record({
  filters: fc.uniqueArray(filter, { selector: parameterOf }),
  search: fc.string({ unit: 'grapheme' }),
  ordering: fc.constantFrom('name', '-name', 'city', '-revenue'),
  offset: fc.nat(),
});

describe('the address of a list', () => {
  it('says everything about a view, whatever was typed', () => {
    fc.assert(
      fc.property(view, (shown) => {
        const address = `?${writeView(shown, spec).toString()}`;
        expect(readView(new URLSearchParams(address), spec)).toEqual(shown);
      }),
    );
  });

  it('is empty for the plain list', () => {
    expect(writeView(plain, spec).toString()).toBe('');
  });

  it('leaves out what the list does not know: the API would refuse all of it', () => {
    const read = readView(
      new URLSearchParams('colour=red&status=active&offset=-3&new=&ordering=-colour'),
      spec,
    );

    expect(read).toEqual({
      ...plain,
      filters: [{ field: 'status', operator: 'any', value: 'active' }],
    });
  });

  it('tells "is nobody" from "is any of" by the value', () => {
    const operators = ['owner_id=none', 'owner_id=3,4'].map(
      (address) => readView(new URLSearchParams(address), spec).filters[0]?.operator,
    );

    expect(operators).toEqual(['none', 'any']);
  });

  it('begins at the first row again when the conditions change', () => {
    const changed = withConditions({ ...plain, offset: 100 }, { search: 'north' });

    expect(changed).toEqual({ ...plain, search: 'north', offset: 0 });
  });
});

describe('the query of a list', () => {
  it('asks the API for the conditions, the order and the page', () => {
    const asked = queryOf(
      {
        filters: [
          { field: 'status', operator: 'any', value: 'active,customer' },
          { field: 'revenue', operator: 'over', value: '1000000' },
          { field: 'owner', operator: 'none', value: 'none' },
        ],
        search: '  north ',
        ordering: '-city',
        offset: 50,
      },
      spec,
    );

    expect(asked).toEqual({
      status: 'active,customer',
      revenue_gte: '1000000',
      owner_id: 'none',
      search: 'north',
      ordering: '-city',
      offset: '50',
    });
  });
});

describe('filters', () => {
  const active = { field: 'status', operator: 'any', value: 'active' };
  const over = { field: 'revenue', operator: 'over', value: '5' };

  it('stand once per parameter', () => {
    const customer = { ...active, value: 'customer' };

    expect(withFilter([active, over], undefined, customer, spec.fields)).toEqual([over, customer]);
  });

  it('are replaced where they stand', () => {
    const under = { ...over, operator: 'under' };

    expect(withFilter([over, active], over, under, spec.fields)).toEqual([under, active]);
  });

  it('are counted with the search', () => {
    expect(conditionCount({ ...plain, filters: [active, over], search: 'x' })).toBe(3);
  });

  const words = {
    names: { owner: { 3: 'Maren Voss' } },
    number: (n: number) => `€${n}`,
    day: (d: string) => d,
  };

  it.each([
    [status, 0, 'active,customer,other', 'Active, Customer, other'],
    [owner, 0, 'me,3,9', 'Me, Maren Voss, Owner 9'],
    [owner, 1, 'none', ''],
    [revenue, 0, '1000', '€1000'],
    [revenue, 0, 'much', 'much'],
    [city, 0, 'Łódź', 'Łódź'],
  ])('of %o read in words', (field, at, value, text) => {
    const operator = field.operators[at] ?? field.operators[0];

    expect(valueWords({ field, operator }, value, words)).toBe(text);
  });
});
