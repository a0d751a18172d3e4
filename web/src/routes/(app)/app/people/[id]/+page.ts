import { readContact } from '#lib/features/contacts/api.ts';
import { CONTACT_KIND } from '#lib/features/contacts/kind.ts';
import { loadRelated } from '#lib/features/related/load.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = (event) => loadRelated(event, CONTACT_KIND, readContact, 'contact');
