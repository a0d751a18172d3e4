import { KINDS, type Hit } from './search.ts';

/** Begins the names under which a browser keeps what its members opened last. */
const KEY = 'ov:recent:';

/** Records that are remembered. */
const MOST = 6;

/** What a member opened last on this device, the newest first. Browser only. */
export function readRecent(member: number): Hit[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY + String(member)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isHit) : [];
  } catch {
    return []; // a browser that keeps nothing, or something another version wrote
  }
}

/** Remembers that a member opened a record. Browser only. */
export function keepRecent(member: number, hit: Hit): void {
  const others = readRecent(member).filter(({ kind, id }) => kind !== hit.kind || id !== hit.id);
  write(member, [hit, ...others].slice(0, MOST));
}

/** Forgets a record: it is gone. Browser only. */
export function forgetRecent(member: number, gone: Pick<Hit, 'kind' | 'id'>): void {
  const rest = readRecent(member).filter(({ kind, id }) => kind !== gone.kind || id !== gone.id);
  write(member, rest);
}

/** Forgets everything: names of records stay with nobody who signed out. Browser only. */
export function forgetAllRecent(member: number): void {
  try {
    localStorage.removeItem(KEY + String(member));
  } catch {
    // nothing was kept
  }
}

/** The record a path shows; undefined for every other page. */
export function recordOf(path: string): Pick<Hit, 'kind' | 'id'> | undefined {
  const [, base, id] = /^(\/app\/[a-z]+)\/(\d+)$/.exec(path) ?? [];
  const kind = KINDS.find(({ href }) => href === base)?.kind;
  return kind && { kind, id: Number(id) };
}

function write(member: number, hits: readonly Hit[]): void {
  try {
    localStorage.setItem(KEY + String(member), JSON.stringify(hits));
  } catch {
    // a browser that keeps nothing: the palette then shows no recent records
  }
}

function isHit(value: unknown): value is Hit {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id, name, hint } = value as Record<string, unknown>;
  return (
    KINDS.some((one) => one.kind === kind) &&
    Number.isSafeInteger(id) &&
    typeof name === 'string' &&
    typeof hint === 'string'
  );
}
