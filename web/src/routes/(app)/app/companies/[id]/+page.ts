import { error } from '@sveltejs/kit';

import { browser } from '$app/env';
import { navigating } from '$app/state';
import { connectionOf, outcomeOf } from '#lib/api/client.ts';
import { readCompany, readCompanyHistory } from '#lib/features/companies/api.ts';
import { COMPANY } from '#lib/features/companies/list-spec.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(COMPANY);
  const id = Number(event.params.id);
  if (!Number.isSafeInteger(id) || id < 1) error(404, 'Company not found');
  const connection = connectionOf(event);
  const history = outcomeOf(readCompanyHistory(id, connection));
  const company = await outcomeOf(readCompany(id, connection));
  if (!company.ok && company.error.status === 404) error(404, 'Company not found');
  const tab: 'overview' | 'history' =
    event.url.searchParams.get('tab') === 'history' ? 'history' : 'overview';
  // A first page comes whole. From then on the history follows when it is here.
  return {
    crumb: company.ok ? company.data.name : 'Company',
    company,
    history: browser && navigating.to ? history : await history,
    tab,
  };
};
