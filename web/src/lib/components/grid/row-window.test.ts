import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rowWindow } from './row-window.ts';

describe('the rows that are drawn', () => {
  it('are all of a page', () => {
    expect(rowWindow({ scrollTop: 900, height: 800, rowHeight: 36, count: 50 })).toEqual({
      start: 0,
      end: 50,
    });
  });

  it('are at most 100, and those in view are among them', () => {
    const measures = fc.record({
      count: fc.integer({ min: 101, max: 100_000 }),
      height: fc.integer({ min: 200, max: 2_000 }),
      rowHeight: fc.constantFrom(32, 36, 60),
      scrolled: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(measures, ({ count, height, rowHeight, scrolled }) => {
        const scrollTop = scrolled * Math.max(0, count * rowHeight - height);
        const { start, end } = rowWindow({ scrollTop, height, rowHeight, count });
        expect(end - start).toBe(100);
        expect(start).toBeLessThanOrEqual(Math.floor(scrollTop / rowHeight));
        expect(end).toBeGreaterThanOrEqual(
          Math.min(count, Math.ceil((scrollTop + height) / rowHeight)),
        );
      }),
    );
  });
});
