import type { SavedView } from '#lib/api/generated/types.gen.ts';

export type ViewResource = 'companies' | 'contacts' | 'deals' | 'tasks';
export type ViewLayout = 'table' | 'board' | 'list';

/** How a list is looked at: what a view keeps of it. */
export interface Looked {
  /** Parameters of the address, and of the API, that narrow the list. */
  filters: Readonly<Record<string, string>>;
  /** Empty for the order the list has by itself. */
  ordering: string;
  /** Ids of the columns that are shown, in their order; empty for those of the design. */
  columns: readonly string[];
  layout: ViewLayout;
}

/** The parameter that says which view is open. */
export const SAVED = 'saved';

/** Where each list is, and how it is laid out when nobody says otherwise. */
const LISTS: Readonly<Record<ViewResource, { href: string; layout: ViewLayout }>> = {
  companies: { href: '/app/companies', layout: 'table' },
  contacts: { href: '/app/people', layout: 'table' },
  deals: { href: '/app/deals', layout: 'board' },
  tasks: { href: '/app/tasks', layout: 'list' },
};

/** Where the list of a resource is, without any condition. */
export function listHref(resource: ViewResource): string {
  return LISTS[resource].href;
}

/** The resource whose list is at an address; undefined for a list without views. */
export function resourceAt(href: string): ViewResource | undefined {
  return (Object.keys(LISTS) as ViewResource[]).find((resource) => LISTS[resource].href === href);
}

/** How the list of a resource is laid out when nobody says otherwise. */
export function layoutBy(resource: ViewResource): ViewLayout {
  return LISTS[resource].layout;
}

/** The lists that a view can be of; undefined for one this version does not know. */
export function resourceOf({ resource }: Pick<SavedView, 'resource'>): ViewResource | undefined {
  return resource in LISTS ? (resource as ViewResource) : undefined;
}

/** The view an address says is open; undefined for none. */
export function readSaved(parameters: URLSearchParams): number | undefined {
  const id = Number(parameters.get(SAVED) ?? '');
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** An address of a list while a view is open: the changes belong to that view. */
export function withSaved(href: string, saved: number | undefined): string {
  if (saved === undefined) return href;
  return `${href}${href.includes('?') ? '&' : '?'}${SAVED}=${saved}`;
}

/** The address of a view. All of it stands there, so that it means the same after the view changes. */
export function addressOf(view: SavedView): string {
  const resource = resourceOf(view);
  if (!resource) return '/app';
  const parameters = new URLSearchParams(view.filters);
  if (view.ordering) parameters.set('ordering', view.ordering);
  if (view.layout !== LISTS[resource].layout) parameters.set('layout', view.layout);
  parameters.set(SAVED, String(view.id));
  return `${listHref(resource)}?${parameters.toString()}`;
}

/** Whether a list is looked at as a view keeps it. */
export function isAsSaved(view: SavedView, looked: Looked): boolean {
  return (
    view.ordering === looked.ordering &&
    view.layout === looked.layout &&
    view.columns.join() === looked.columns.join() &&
    entries(view.filters) === entries(looked.filters)
  );
}

/** The views in the order of their tabs: by place, equal places by name. */
export function inPlace(views: readonly SavedView[]): SavedView[] {
  return [...views].sort(
    (one, other) => one.position - other.position || one.name.localeCompare(other.name, 'en'),
  );
}

/**
 * The places that have to change so that one view moves by a number of tabs.
 *
 * @param views in the order of their tabs
 */
export function moved(
  views: readonly SavedView[],
  id: number,
  by: number,
): { view: SavedView; position: number }[] {
  const from = views.findIndex((view) => view.id === id);
  const to = from + by;
  const view = views[from];
  if (!view || to < 0 || to >= views.length) return [];
  const next = views.filter((one) => one !== view);
  next.splice(to, 0, view);
  return next
    .map((one, position) => ({ view: one, position }))
    .filter((one) => one.view.position !== one.position);
}

function entries(filters: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(filters).sort(([one], [other]) => one.localeCompare(other)));
}
