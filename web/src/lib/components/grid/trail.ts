/** The list a record was opened from: its rows, its address, and the row that was opened last. */
export interface Trail {
  ids: readonly number[];
  /** Path and query of the list. */
  href: string;
  at?: number | undefined;
}

const keyOf = (list: string) => `ov_trail_${list}`;

/** Remembers a list for this tab. Browser only. */
export function keepTrail(list: string, trail: Trail): void {
  sessionStorage.setItem(keyOf(list), JSON.stringify(trail));
}

/** The list that was open last in this tab; undefined where there was none. Browser only. */
export function readTrail(list: string): Trail | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(list)) ?? '');
    return isTrail(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** The records before and after one in the list it came from. */
export function neighbours(
  trail: Trail | undefined,
  id: number,
): { previous: number | undefined; next: number | undefined } {
  const at = trail?.ids.indexOf(id) ?? -1;
  return at < 0
    ? { previous: undefined, next: undefined }
    : { previous: at > 0 ? trail?.ids[at - 1] : undefined, next: trail?.ids[at + 1] };
}

function isTrail(value: unknown): value is Trail {
  return (
    typeof value === 'object' &&
    value !== null &&
    'ids' in value &&
    Array.isArray(value.ids) &&
    value.ids.every((id) => typeof id === 'number') &&
    'href' in value &&
    typeof value.href === 'string' &&
    value.href.startsWith('/')
  );
}
