import type { Values } from './fields.ts';

/** A record changed while someone was editing it: what that means for the edit. */
export interface Merge {
  /** What is still to be saved, on top of theirs. */
  patch: Values;
  /** Fields both changed to different values: someone has to choose. */
  clashes: string[];
  /** Fields only they changed. They are kept. */
  theirs: string[];
}

/**
 * Lays an edit over a record that was changed meanwhile.
 *
 * @param fields the fields a member can edit; what the server counts and stamps is nobody's edit
 * @param seen the record the member was looking at
 * @param now the record as it is
 * @param edit what the member wanted to save
 */
export function merge(fields: readonly string[], seen: Values, now: Values, edit: Values): Merge {
  const changedByThem = fields.filter((field) => seen[field] !== now[field]);
  const wanted = fields.filter((field) => field in edit && edit[field] !== now[field]);
  return {
    patch: Object.fromEntries(wanted.map((field) => [field, edit[field]])),
    clashes: wanted.filter((field) => changedByThem.includes(field)),
    theirs: changedByThem.filter((field) => !(field in edit)),
  };
}
