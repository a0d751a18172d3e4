import type { Company, CompanyPatch } from '#lib/api/generated/types.gen.ts';

/** A company changed while someone was editing it: what that means for the edit. */
export interface Merge {
  /** What is still to be saved, on top of theirs. */
  patch: CompanyPatch;
  /** Fields both changed to different values: someone has to choose. */
  clashes: (keyof CompanyPatch)[];
  /** Fields only they changed. They are kept. */
  theirs: (keyof CompanyPatch)[];
}

const FIELDS = [
  'name',
  'status',
  'owner_id',
  'industry',
  'size',
  'annual_revenue',
  'domain',
  'phone',
  'email',
  'linkedin_url',
  'logo_url',
  'street',
  'postal_code',
  'city',
  'state',
  'country',
  'description',
] as const satisfies (keyof CompanyPatch)[];

/**
 * Lays an edit over a company that was changed meanwhile.
 *
 * @param seen the company the member was looking at
 * @param now the company as it is
 * @param edit what the member wanted to save
 */
export function merge(seen: Company, now: Company, edit: CompanyPatch): Merge {
  const changedByThem = FIELDS.filter((field) => seen[field] !== now[field]);
  const wanted = FIELDS.filter((field) => field in edit && edit[field] !== now[field]);
  return {
    patch: Object.fromEntries(wanted.map((field) => [field, edit[field]])),
    clashes: wanted.filter((field) => changedByThem.includes(field)),
    theirs: changedByThem.filter((field) => !(field in edit)),
  };
}
