/** What a key asks of the card that has the focus. */
export type BoardWish =
  | {
      kind: 'up' | 'down' | 'left' | 'right' | 'first' | 'last' | 'menu' | 'lift' | 'drop' | 'back';
    }
  | { kind: 'carry'; step: 1 | -1 }
  | { kind: 'stage'; step: 1 | -1 }
  | { kind: 'column'; number: number };

type Keys = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

const ARROWS: Readonly<Record<string, BoardWish>> = {
  ArrowUp: { kind: 'up' },
  ArrowDown: { kind: 'down' },
  ArrowLeft: { kind: 'left' },
  ArrowRight: { kind: 'right' },
  Home: { kind: 'first' },
  End: { kind: 'last' },
  ' ': { kind: 'lift' },
};

const CARRYING: Readonly<Record<string, BoardWish>> = {
  ArrowLeft: { kind: 'carry', step: -1 },
  ArrowRight: { kind: 'carry', step: 1 },
  ' ': { kind: 'drop' },
  Enter: { kind: 'drop' },
  Escape: { kind: 'back' },
};

/**
 * Reads a key press on a card; undefined for a key that means nothing here. Enter on a card at rest is
 * one of those: the card is a link.
 *
 * @param carrying a card was lifted with Space and is not dropped yet
 */
export function boardKey(event: Keys, carrying: boolean): BoardWish | undefined {
  const { key } = event;
  if (event.metaKey || event.ctrlKey) return undefined;
  if (carrying) return CARRYING[key];
  if (event.altKey) {
    if (key === 'ArrowLeft') return { kind: 'stage', step: -1 };
    return key === 'ArrowRight' ? { kind: 'stage', step: 1 } : undefined;
  }
  if (event.shiftKey) return undefined;
  if (/^[1-9]$/.test(key)) return { kind: 'column', number: Number(key) };
  if (key === 'm') return { kind: 'menu' };
  return ARROWS[key];
}
