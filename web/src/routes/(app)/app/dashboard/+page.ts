import { browser } from '$app/env';
import { navigating } from '$app/state';
import { connectionOf, outcomeOf } from '#lib/api/client.ts';
import { DASHBOARD, readDashboard, readDashboardView } from '#lib/features/dashboard/api.ts';
import { readMemberNames } from '#lib/features/members/api.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(DASHBOARD);
  const view = readDashboardView(event.url.searchParams);
  const connection = connectionOf(event);
  const dashboard = outcomeOf(readDashboard(view, connection));
  const names = view.owner === undefined ? undefined : await outcomeOf(readMemberNames(connection));
  return {
    view,
    // A first page comes whole. From then on the page shows at once and its figures when they are here.
    dashboard: browser && navigating.to ? dashboard : await dashboard,
    ownerName: names?.ok ? names.data[String(view.owner)] : undefined,
  };
};
