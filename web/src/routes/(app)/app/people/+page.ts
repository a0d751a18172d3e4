import { readContacts } from '#lib/features/contacts/api.ts';
import { CONTACT_LIST } from '#lib/features/contacts/list-spec.ts';
import { loadList } from '#lib/features/records/load.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = (event) => loadList(event, CONTACT_LIST, readContacts);
