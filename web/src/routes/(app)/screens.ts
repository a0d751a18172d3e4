import Building2 from '@lucide/svelte/icons/building-2';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import Settings2 from '@lucide/svelte/icons/settings-2';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Target from '@lucide/svelte/icons/target';
import Users from '@lucide/svelte/icons/users';

import AssistantIcon from '#lib/components/shell/AssistantIcon.svelte';
import type { Place, PlaceGroup } from '#lib/components/shell/navigation.ts';
import { AI_PAGE } from '#lib/features/assistant/page-filters.ts';

/** Every screen of the product, as the sidebar groups them. A new screen is a new line here. */
export const SCREENS: readonly PlaceGroup[] = [
  {
    places: [
      {
        label: 'Dashboard',
        href: '/app/dashboard',
        icon: LayoutDashboard,
        key: 'h',
        bottom: 'Home',
      },
    ],
  },
  {
    heading: 'Records',
    places: [
      {
        label: 'Companies',
        href: '/app/companies',
        icon: Building2,
        key: 'c',
        create: { label: 'New company', key: 'c' },
        bottom: 'Companies',
      },
      {
        label: 'People',
        href: '/app/people',
        icon: Users,
        key: 'p',
        create: { label: 'New person', key: 'p' },
      },
      {
        label: 'Deals',
        href: '/app/deals',
        icon: Target,
        key: 'd',
        create: { label: 'New deal', key: 'd' },
        bottom: 'Deals',
      },
      {
        label: 'Tasks',
        href: '/app/tasks',
        icon: CircleCheck,
        key: 't',
        create: { label: 'New task', key: 't' },
        bottom: 'Tasks',
      },
      { label: 'Notes', href: '/app/notes', icon: NotebookPen, key: 'n' },
    ],
  },
  {
    heading: 'Assistant',
    places: [{ label: 'AI', href: AI_PAGE, icon: AssistantIcon, key: 'a' }],
  },
];

/** The screens about the workspace, at the bottom of the sidebar. */
export const WORKSPACE_SCREENS: readonly Place[] = [
  { label: 'Settings', href: '/app/settings', icon: Settings2, key: 's' },
];

/** Whether a path is that of a screen: what leads to one that is not there is left out. */
export function hasScreen(href: string): boolean {
  const places = [...SCREENS.flatMap((group) => group.places), ...WORKSPACE_SCREENS];
  return places.some((place) => place.href === href);
}
