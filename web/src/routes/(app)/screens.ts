import Building2 from '@lucide/svelte/icons/building-2';

import type { Place, PlaceGroup } from '#lib/components/shell/navigation.ts';

/** Every screen of the product, as the sidebar groups them. A new screen is a new line here. */
export const SCREENS: readonly PlaceGroup[] = [
  {
    heading: 'Records',
    places: [{ label: 'Companies', href: '/app/companies', icon: Building2, key: 'c' }],
  },
];

/** The screens about the workspace, at the bottom of the sidebar. */
export const WORKSPACE_SCREENS: readonly Place[] = [];
