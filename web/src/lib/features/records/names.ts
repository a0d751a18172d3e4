import type { Connection } from '#lib/api/client.ts';
import type { Change } from '#lib/api/generated/types.gen.ts';
import type { ListView } from '#lib/components/filters/filters.ts';

import type { ListKind, RecordKind, RecordRow } from './kind.ts';

/** Names of what lookups point at, by field and id: `{owner_id: {'7': 'Ann'}}`. */
export type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The names that values of lookups stand for.
 *
 * @throws ApiError
 */
export async function namesIn<R extends RecordRow>(
  kind: RecordKind<R>,
  values: readonly { field: string; value: unknown }[],
  connection: Connection,
): Promise<Names> {
  const found = kind.groups
    .flatMap((group) => group.fields)
    .map(async ({ name, lookup }): Promise<[string, Readonly<Record<string, string>>]> => {
      const ids = values.flatMap(({ field, value }) =>
        field === name && typeof value === 'number' ? [value] : [],
      );
      const named = lookup && ids.length > 0;
      return [name, named ? await lookup.readNames([...new Set(ids)], connection) : {}];
    });
  return Object.fromEntries(await Promise.all(found));
}

/** The values a history speaks of. */
export function valuesIn(changes: readonly Change[]): { field: string; value: unknown }[] {
  return changes.flatMap(({ changes: fields }) =>
    fields.flatMap(({ field, before, after }) => [
      { field, value: before },
      { field, value: after },
    ]),
  );
}

/**
 * The names that the filters of a view stand for.
 *
 * @throws ApiError
 */
export async function filterNames(
  kind: Pick<ListKind, 'lookups'>,
  view: ListView,
  connection: Connection,
): Promise<Names> {
  const found = view.filters.map(
    async ({ field, value }): Promise<[string, Readonly<Record<string, string>>]> => {
      const ids = value.split(',').map(Number).filter(Number.isSafeInteger);
      const lookup = ids.length > 0 ? kind.lookups?.[field] : undefined;
      return [field, lookup ? await lookup.readNames(ids, connection) : {}];
    },
  );
  return Object.fromEntries(await Promise.all(found));
}
