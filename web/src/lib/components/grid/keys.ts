import { isTyping } from '#lib/platform.ts';

/** Rows that Page Up and Page Down pass over. */
const PAGE = 10;

/**
 * Whether a key is meant for the rows: nobody is typing and nothing lies over the list. Letters
 * reach the rows from anywhere; arrows only from the rows or from nowhere in particular, for they
 * scroll and choose elsewhere.
 */
export function isGridKey(event: KeyboardEvent, body: HTMLElement | undefined): boolean {
  if (event.defaultPrevented || isTyping(event.target)) return false;
  const target = event.target instanceof Element ? event.target : undefined;
  if (!target || target === document.body || target === document.documentElement) return true;
  if (body?.contains(target) || target.matches('main')) return true;
  return (
    /^[jkx]$/i.test(event.key) && !target.closest('[role=dialog], [role=menu], [role=listbox]')
  );
}

/**
 * The row a key leads to; undefined for keys that move nothing.
 *
 * @param from the row in focus; undefined while the focus is elsewhere: the first step then lands
 *   on `resume` instead of moving on from it
 * @param count rows there are
 */
export function rowAfter(
  event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>,
  from: number | undefined,
  count: number,
  resume: number,
): number | undefined {
  if (event.metaKey || event.ctrlKey || event.altKey) return undefined;
  const step = (by: number) =>
    from === undefined ? resume : Math.max(0, Math.min(count - 1, from + by));
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return step(1);
    case 'ArrowUp':
    case 'k':
    case 'K':
      return step(-1);
    case 'PageDown':
      return step(PAGE);
    case 'PageUp':
      return step(-PAGE);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
