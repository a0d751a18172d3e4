import { readCompany } from '#lib/features/companies/api.ts';
import { COMPANY_KIND } from '#lib/features/companies/kind.ts';
import { loadRelated } from '#lib/features/related/load.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = (event) => loadRelated(event, COMPANY_KIND, readCompany, 'company');
