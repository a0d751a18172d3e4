/** The things with one of them at another place; the same list where nothing moves. */
export function inNewPlace<T extends { id: number }>(
  things: readonly T[],
  moved: T,
  place: number,
): readonly T[] {
  const from = things.findIndex(({ id }) => id === moved.id);
  const to = Math.max(0, Math.min(things.length - 1, place));
  const thing = things[from];
  if (!thing || from === to) return things;
  return things.toSpliced(from, 1).toSpliced(to, 0, thing);
}
