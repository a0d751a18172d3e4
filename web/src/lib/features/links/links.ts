import type { RecordKind } from '../palette/search.ts';

/** A record that a task, a note or an activity is about. */
export interface Link {
  kind: RecordKind;
  id: number;
  name: string;
}

/** What something is about, as the API keeps it: at most one record of each kind. */
export interface LinkIds {
  company_id: number | null;
  contact_id: number | null;
  deal_id: number | null;
}

/** {@link LinkIds} with the names the API adds. */
export interface Linked extends LinkIds {
  company_name: string | null;
  contact_name: string | null;
  deal_name: string | null;
}

const KINDS = ['company', 'contact', 'deal'] as const;

/** What something is about, in the order it is shown. */
export function linksOf(linked: Linked): Link[] {
  return KINDS.flatMap((kind) => {
    const id = linked[`${kind}_id`];
    return id === null ? [] : [{ kind, id, name: linked[`${kind}_name`] ?? '' }];
  });
}

/** Links as the API takes them; a kind that is missing is taken away. */
export function idsOf(links: readonly Link[]): LinkIds {
  const idOf = (kind: RecordKind) => links.find((link) => link.kind === kind)?.id ?? null;
  return { company_id: idOf('company'), contact_id: idOf('contact'), deal_id: idOf('deal') };
}

/** The links with one more. Of each kind there is one: the new one takes the place of the old. */
export function withLink(links: readonly Link[], link: Link): Link[] {
  const others = links.filter(({ kind }) => kind !== link.kind);
  return KINDS.flatMap((kind) => [...others, link].filter((one) => one.kind === kind));
}
