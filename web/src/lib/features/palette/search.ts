import { call, type Connection } from '#lib/api/client.ts';
import { search } from '#lib/api/generated/sdk.gen.ts';

/** The records the palette finds, by the word the API has for them. */
export type RecordKind = 'company' | 'contact' | 'deal';

/** A record the palette offers to open. */
export interface Hit {
  kind: RecordKind;
  id: number;
  name: string;
  /** What tells two of the same name apart: an e-mail address. Empty where nothing does. */
  hint: string;
}

/** What each kind is called, in the order the groups stand in, and where its records are. */
export const KINDS: readonly { kind: RecordKind; heading: string; href: string }[] = [
  { kind: 'company', heading: 'Companies', href: '/app/companies' },
  { kind: 'contact', heading: 'People', href: '/app/people' },
  { kind: 'deal', heading: 'Deals', href: '/app/deals' },
];

/** Where a record is. */
export function hrefOf({ kind, id }: Pick<Hit, 'kind' | 'id'>): string {
  const place = KINDS.find((one) => one.kind === kind);
  return `${place?.href ?? '/app'}/${id}`;
}

/**
 * Finds records by their names, the best first.
 *
 * @param limit hits of each kind at most
 * @param signal calls the search off
 * @throws ApiError
 */
export async function searchRecords(
  words: string,
  limit: number,
  signal: AbortSignal,
  connection: Connection = {},
): Promise<Hit[]> {
  const { data } = await call(search({ ...connection, signal, query: { q: words, limit } }));
  return [
    ...data.companies.map(({ id, name }) => ({ kind: 'company' as const, id, name, hint: '' })),
    ...data.contacts.map(({ id, name, email }) => ({
      kind: 'contact' as const,
      id,
      name: name || email,
      hint: name ? email : '',
    })),
    ...data.deals.map(({ id, name }) => ({ kind: 'deal' as const, id, name, hint: '' })),
  ];
}
