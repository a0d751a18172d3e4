/** A company the palette found. */
export interface CompanyHit {
  id: number;
  name: string;
  /** Where it is, for telling apart two of the same name. */
  place: string;
}

/** What a search came to: hits, or why there are none. */
export type SearchResult =
  { kind: 'found'; companies: readonly CompanyHit[] } | { kind: 'expired' } | { kind: 'failed' };

const MOST = 5;

/**
 * Finds companies by name, domain or e-mail.
 *
 * @throws DOMException `AbortError` when the signal calls it off
 */
export async function searchCompanies(query: string, signal: AbortSignal): Promise<SearchResult> {
  const parameters = new URLSearchParams({ search: query, limit: String(MOST), ordering: 'name' });
  let answer: Response;
  try {
    answer = await fetch(`/api/companies/?${parameters.toString()}`, { signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    return { kind: 'failed' };
  }
  if (answer.status === 401) return { kind: 'expired' };
  if (!answer.ok) return { kind: 'failed' };
  const { items } = (await answer.json()) as {
    items: { id: number; name: string; city: string; country: string }[];
  };
  const companies = items.map(({ id, name, city, country }) => ({
    id,
    name,
    place: [city, country].filter(Boolean).join(', '),
  }));
  return { kind: 'found', companies };
}
