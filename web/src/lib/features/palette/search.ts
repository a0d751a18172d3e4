import { call, type Connection } from '#lib/api/client.ts';
import { listCompanies } from '#lib/api/generated/sdk.gen.ts';

/** A company the palette found. */
export interface CompanyHit {
  id: number;
  name: string;
  /** Where it is, for telling apart two of the same name. */
  place: string;
}

const MOST = 5;

/**
 * Finds companies by name, domain or e-mail.
 *
 * @param signal calls the search off
 * @throws ApiError
 */
export async function searchCompanies(
  words: string,
  signal: AbortSignal,
  connection: Connection = {},
): Promise<CompanyHit[]> {
  const { data } = await call(
    listCompanies({
      ...connection,
      signal,
      query: { search: words, limit: MOST, ordering: ['name'] },
    }),
  );
  return data.items.map(({ id, name, city, country }) => ({
    id,
    name,
    place: [city, country].filter(Boolean).join(', '),
  }));
}
