import { describe, expect, it } from 'vitest';

import { inNewPlace } from './stage-order.ts';

const [a, b, c] = [{ id: 1 }, { id: 2 }, { id: 3 }];

describe('a new order', () => {
  it('puts one thing at another place', () => {
    expect(inNewPlace([a, b, c], a, 2)).toEqual([b, c, a]);
    expect(inNewPlace([a, b, c], c, 0)).toEqual([c, a, b]);
  });

  it('ends at the edges, and is the same list where nothing moves', () => {
    const list = [a, b, c];
    expect(inNewPlace(list, c, 9)).toBe(list);
    expect(inNewPlace(list, a, -1)).toBe(list);
    expect(inNewPlace(list, b, 9)).toEqual([a, c, b]);
  });
});
