import { readCompany } from '#lib/features/companies/api.ts';
import { COMPANY_KIND } from '#lib/features/companies/kind.ts';
import { loadRecord } from '#lib/features/records/load.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = (event) => loadRecord(event, COMPANY_KIND, readCompany);
