import { connectionOf, outcomeOf } from '#lib/api/client.ts';
import { readActions } from '#lib/features/assistant/api.ts';
import { auditQuery, inboxQuery, readFilters } from '#lib/features/assistant/page-filters.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends('app:assistant');
  const filters = readFilters(event.url.searchParams);
  const connection = connectionOf(event);
  const [suggestions, audit] = await Promise.all([
    outcomeOf(readActions(inboxQuery(filters), connection)),
    outcomeOf(readActions(auditQuery(filters), connection)),
  ]);
  return { filters, suggestions, audit };
};
