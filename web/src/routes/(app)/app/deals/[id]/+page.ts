import { browser } from '$app/env';
import { navigating } from '$app/state';
import { connectionOf, outcomeOf } from '#lib/api/client.ts';
import { readDeal, readDealContext } from '#lib/features/deals/deal-context.ts';
import { DEAL_KIND } from '#lib/features/deals/kind.ts';
import { loadRecord } from '#lib/features/records/load.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const data = await loadRecord(event, DEAL_KIND, readDeal);
  const context = data.record.ok
    ? outcomeOf(readDealContext(data.record.data, connectionOf(event)))
    : data.record;
  return {
    ...data,
    // A first page comes whole. From then on what stands around the deal follows when it is here.
    context: browser && navigating.to ? context : await context,
  };
};
