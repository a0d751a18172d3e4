import { describe, expect, it } from 'vitest';

import type { SavedView } from '#lib/api/generated/types.gen.ts';
import { AS_DESIGNED, layoutOf, shownIds } from '#lib/components/grid/columns.ts';

import { addressOf, inPlace, isAsSaved, moved, readSaved, withSaved } from './saved-view.ts';

const view: SavedView = {
  id: 12,
  name: 'DACH prospects',
  resource: 'companies',
  layout: 'table',
  filters: { status: 'prospect', country: 'DE,AT' },
  ordering: '-last_activity_at',
  columns: ['status', 'owner'],
  is_shared: false,
  is_pinned: true,
  position: 0,
  owner_id: 1,
};

describe('the address of a view', () => {
  it('holds all of it, and says which view it is', () => {
    const address = addressOf(view);
    expect(address).toBe(
      '/app/companies?status=prospect&country=DE%2CAT&ordering=-last_activity_at&saved=12',
    );
    expect(readSaved(new URL(address, 'http://crm.test').searchParams)).toBe(12);
  });

  it.each([
    [{ resource: 'deals', layout: 'board' }, '/app/deals?saved=12'],
    [{ resource: 'deals', layout: 'table' }, '/app/deals?layout=table&saved=12'],
    [{ resource: 'contacts' }, '/app/people?saved=12'],
    [{ resource: 'unheard_of' }, '/app'],
  ])('of %j is %s', (changes, address) => {
    expect(addressOf({ ...view, filters: {}, ordering: '', ...changes })).toBe(address);
  });

  it.each(['', 'saved=', 'saved=x', 'saved=-1'])('names no view in %j', (query) => {
    expect(readSaved(new URLSearchParams(query))).toBeUndefined();
  });

  it('is added to that of a list', () => {
    expect(withSaved('/app/companies', 3)).toBe('/app/companies?saved=3');
    expect(withSaved('/app/companies?status=active', 3)).toBe(
      '/app/companies?status=active&saved=3',
    );
    expect(withSaved('/app/companies', undefined)).toBe('/app/companies');
  });
});

describe('a view', () => {
  const looked = {
    filters: { country: 'DE,AT', status: 'prospect' },
    ordering: '-last_activity_at',
    columns: ['status', 'owner'],
    layout: 'table',
  } as const;

  it('is as saved whatever the order of its filters', () => {
    expect(isAsSaved(view, looked)).toBe(true);
  });

  it.each([
    { filters: { status: 'prospect' } },
    { ordering: '' },
    { columns: ['owner', 'status'] },
    { layout: 'board' as const },
  ])('is changed by %j', (change) => {
    expect(isAsSaved(view, { ...looked, ...change })).toBe(false);
  });
});

describe('tabs', () => {
  const views = ['a', 'b', 'c'].map((name, id) => ({ ...view, id, name, position: 0 }));

  it('stand by place, those of one place by name', () => {
    const last = { ...view, id: 9, name: '0', position: 1 };
    expect(inPlace([last, ...views].reverse()).map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
      '0',
    ]);
  });

  it('change places, and only those that have to', () => {
    const places = moved(views, 2, -1).map(({ view: { name }, position }) => [name, position]);
    expect(places).toEqual([
      ['c', 1],
      ['b', 2],
    ]);
    expect(moved(views, 0, -1)).toEqual([]);
    expect(moved(views, 2, 1)).toEqual([]);
  });
});

describe('the columns of a view', () => {
  const columns = ['status', 'owner', 'city'].map((id) => ({
    id,
    label: id,
    width: 100,
    hidden: id === 'city',
  }));

  it('are none while they are those of the design', () => {
    expect(shownIds(columns, AS_DESIGNED)).toEqual([]);
    expect(layoutOf(columns, [])).toEqual(AS_DESIGNED);
  });

  it.each([[['owner']], [['city', 'status']], [['owner', 'status']]])('%j come back so', (ids) => {
    expect(shownIds(columns, layoutOf(columns, ids))).toEqual(ids);
  });
});
