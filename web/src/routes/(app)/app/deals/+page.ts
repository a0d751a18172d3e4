import { browser } from '$app/env';
import { navigating } from '$app/state';
import { connectionOf, outcomeOf } from '#lib/api/client.ts';
import { readCookie } from '#lib/cookies.ts';
import { readBoard } from '#lib/features/deals/api.ts';
import { DEALS, DEAL_LOOKUPS } from '#lib/features/deals/list-spec.ts';
import { readPlace } from '#lib/features/deals/place.ts';
import { COLUMNS_COOKIE } from '#lib/features/deals/table-columns.ts';
import { filterNames } from '#lib/features/records/names.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(DEALS);
  const { searchParams } = event.url;
  const place = readPlace(searchParams);
  const connection = connectionOf(event);
  const deals = outcomeOf(readBoard(place, connection));
  const names = await outcomeOf(filterNames({ lookups: DEAL_LOOKUPS }, place.view, connection));
  const { columns } = await event.parent();
  return {
    place,
    // A first page comes whole. From then on the page shows at once and its deals when they are here.
    deals: browser && navigating.to ? deals : await deals,
    names: names.ok ? names.data : {},
    columns: browser ? readCookie(COLUMNS_COOKIE) : columns[COLUMNS_COOKIE],
    creating: searchParams.has('new')
      ? { stage: Number(searchParams.get('stage')) || undefined }
      : undefined,
  };
};
