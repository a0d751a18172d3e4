import { readCompanies } from '#lib/features/companies/api.ts';
import { COMPANY_LIST } from '#lib/features/companies/list-spec.ts';
import { loadList } from '#lib/features/records/load.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = (event) => loadList(event, COMPANY_LIST, readCompanies);
