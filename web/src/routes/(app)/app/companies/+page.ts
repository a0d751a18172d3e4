import { browser } from '$app/env';
import { navigating } from '$app/state';
import { connectionOf, outcomeOf } from '#lib/api/client.ts';
import { readView } from '#lib/components/filters/filters.ts';
import { readCompanies } from '#lib/features/companies/api.ts';
import { COLUMNS_COOKIE, COMPANIES, COMPANY_LIST } from '#lib/features/companies/list-spec.ts';
import { readMemberNames } from '#lib/features/members/api.ts';
import { readCookie } from '#lib/cookies.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(COMPANIES);
  const view = readView(event.url.searchParams, COMPANY_LIST);
  const connection = connectionOf(event);
  const list = outcomeOf(readCompanies(view, connection));
  const named = view.filters.some(({ field, value }) => field === 'owner' && /\d/.test(value));
  const names = named ? await outcomeOf(readMemberNames(connection)) : undefined;
  const { columns } = await event.parent();
  return {
    view,
    // A first page comes whole. From then on the page shows at once and its rows when they are here.
    list: browser && navigating.to ? list : await list,
    names: names?.ok ? names.data : {},
    columns: browser ? readCookie(COLUMNS_COOKIE) : columns[COLUMNS_COOKIE],
    creating: event.url.searchParams.has('new'),
  };
};
