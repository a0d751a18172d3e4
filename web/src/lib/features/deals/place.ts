import {
  readView,
  writeView,
  type Filter,
  type ListView,
} from '#lib/components/filters/filters.ts';

import { DEAL_LIST, HREF } from './list-spec.ts';

/** How the deals are laid out. */
export type Layout = 'board' | 'table';

/** What of the deals is looked at, and how: all that stands in the address. */
export interface DealsPlace {
  view: ListView;
  layout: Layout;
  /** Undefined for the default pipeline. */
  pipeline: number | undefined;
}

/** Reads an address; what it does not know is left out. */
export function readPlace(parameters: URLSearchParams): DealsPlace {
  const pipeline = Number(parameters.get('pipeline'));
  return {
    view: { ...readView(parameters, DEAL_LIST), offset: 0 },
    layout: parameters.get('layout') === 'table' ? 'table' : 'board',
    pipeline: Number.isSafeInteger(pipeline) && pipeline > 0 ? pipeline : undefined,
  };
}

/** The address of a place: only what differs from the plain board. */
export function hrefOf({ view, layout, pipeline }: DealsPlace): string {
  const parameters = writeView(view, DEAL_LIST);
  if (layout !== 'board') parameters.set('layout', layout);
  if (pipeline !== undefined) parameters.set('pipeline', String(pipeline));
  const query = parameters.toString();
  return query ? `${HREF}?${query}` : HREF;
}

/** The statuses that are shown: open ones, unless a filter asks for others. */
export function statusesOf(filters: readonly Filter[]): ReadonlySet<string> {
  const asked = filters.find(({ field, value }) => field === 'status' && value !== '')?.value;
  return new Set(asked?.split(',') ?? ['open']);
}
