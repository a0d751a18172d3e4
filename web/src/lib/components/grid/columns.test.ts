import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  AS_DESIGNED,
  inOrder,
  isShown,
  NARROWEST,
  readLayout,
  WIDEST,
  withMoved,
  withShown,
  withWidth,
  writeLayout,
  type GridColumn,
} from './columns.ts';

const columns: GridColumn[] = [
  { id: 'status', label: 'Status', width: 100 },
  { id: 'owner', label: 'Owner', width: 100 },
  { id: 'city', label: 'City', width: 100 },
  { id: 'email', label: 'Email', width: 100, hidden: true },
];
const ids = (layout = AS_DESIGNED) => inOrder(columns, layout).map((column) => column.id);

const id = fc.constantFrom('status', 'owner', 'city', 'email', 'last_activity');
const layout = fc.record({
  order: fc.uniqueArray(id),
  shown: fc.dictionary(id, fc.boolean(), { noNullPrototype: true }),
  widths: fc.dictionary(id, fc.integer({ min: NARROWEST, max: WIDEST }), { noNullPrototype: true }),
});

describe('the layout of columns', () => {
  it('comes back from a cookie as it was put in', () => {
    fc.assert(
      fc.property(layout, (kept) => {
        expect(readLayout(writeLayout(kept))).toEqual(kept);
      }),
    );
  });

  it('survives any cookie', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cookie) => {
        const read = readLayout(cookie);
        expect(inOrder(columns, read)).toHaveLength(columns.length);
      }),
    );
  });

  it('is as designed where nothing was kept', () => {
    expect(readLayout(undefined)).toEqual(AS_DESIGNED);
    expect(ids()).toEqual(['status', 'owner', 'city', 'email']);
  });

  it('moves a column and keeps the others in order', () => {
    expect(ids(withMoved(columns, AS_DESIGNED, 'city', 0))).toEqual([
      'city',
      'status',
      'owner',
      'email',
    ]);
  });

  it('puts columns that are new since then at the end, and forgets those that are gone', () => {
    expect(ids({ ...AS_DESIGNED, order: ['city', 'gone', 'status'] })).toEqual([
      'city',
      'status',
      'owner',
      'email',
    ]);
  });

  it('shows and hides', () => {
    const [status, , , email] = columns;
    const changed = withShown(withShown(AS_DESIGNED, 'status', false), 'email', true);

    expect([status, email].map((column) => column && isShown(column, changed))).toEqual([
      false,
      true,
    ]);
  });

  it.each([
    [10, NARROWEST],
    [200.4, 200],
    [9_000, WIDEST],
  ])('keeps a width of %d at %d', (dragged, kept) => {
    expect(withWidth(AS_DESIGNED, 'city', dragged).widths.city).toBe(kept);
  });
});
