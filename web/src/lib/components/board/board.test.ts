import { describe, expect, it } from 'vitest';

import { cardsPerColumn, columnWithCards, placeBeside } from './board.ts';
import { boardKey } from './keys.ts';

describe('keys on a card', () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}, carrying = false) =>
    boardKey(
      { key, metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, ...held },
      carrying,
    );

  it('lead to other cards, lift it, and move it by a stage', () => {
    expect(press('ArrowLeft')).toEqual({ kind: 'left' });
    expect(press(' ')).toEqual({ kind: 'lift' });
    expect(press('ArrowRight', { altKey: true })).toEqual({ kind: 'stage', step: 1 });
    expect(press('3')).toEqual({ kind: 'column', number: 3 });
    expect(press('m')).toEqual({ kind: 'menu' });
  });

  it('mean something else while it is carried', () => {
    expect(press('ArrowLeft', {}, true)).toEqual({ kind: 'carry', step: -1 });
    expect(press(' ', {}, true)).toEqual({ kind: 'drop' });
    expect(press('Escape', {}, true)).toEqual({ kind: 'back' });
    expect(press('m', {}, true)).toBeUndefined();
  });

  it('are left to the browser where they mean nothing here', () => {
    expect(press('Enter')).toBeUndefined();
    expect(press('m', { ctrlKey: true })).toBeUndefined();
    expect(press('0')).toBeUndefined();
  });
});

describe('places', () => {
  it('end at the edges', () => {
    expect(placeBeside([1, 2, 3], 2, 1)).toBe(3);
    expect(placeBeside([1, 2, 3], 3, 1)).toBe(3);
    expect(placeBeside([1, 2, 3], 1, -1)).toBe(1);
  });

  it('without cards are passed over', () => {
    const columns = [
      { id: 1, cards: [{ id: 9 }] },
      { id: 2, cards: [] },
      { id: 3, cards: [{ id: 8 }] },
    ];
    expect(columnWithCards(columns, 1, 1)).toBe(3);
    expect(columnWithCards(columns, 1, -1)).toBeUndefined();
  });
});

describe('cards in the document', () => {
  it('are few enough for all columns together, yet never fewer than are seen', () => {
    expect(cardsPerColumn(4, 700, 100) * 4).toBeLessThanOrEqual(120);
    expect(cardsPerColumn(20, 1_000, 100)).toBe(12);
    expect(cardsPerColumn(0, 100, 100)).toBe(112);
  });
});
