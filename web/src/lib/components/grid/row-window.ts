/** Rows in the document at once. A page of a list fits whole, so that the browser's search finds all of it. */
const ROWS = 100;

/**
 * Which rows to draw: all of a short list, else a window around what is scrolled into view.
 *
 * @param scrollTop pixels above the visible part, head not counted
 * @param height pixels of the visible part
 * @param most rows to draw
 * @returns the first row and the one after the last
 */
export function rowWindow({
  scrollTop,
  height,
  rowHeight,
  count,
  most = ROWS,
}: {
  scrollTop: number;
  height: number;
  rowHeight: number;
  count: number;
  most?: number;
}): { start: number; end: number } {
  if (count <= most) return { start: 0, end: count };
  const middle = Math.floor((scrollTop + height / 2) / rowHeight);
  const start = Math.max(0, Math.min(count - most, middle - most / 2));
  return { start, end: start + most };
}
