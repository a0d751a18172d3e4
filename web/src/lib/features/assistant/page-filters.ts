/** The parts of the AI page; a narrow window shows one of them at a time. */
export type PagePart = 'chat' | 'suggestions' | 'audit';

/** What the AI page shows, as its address says. Empty: everything. */
export interface PageFilters {
  view: PagePart;
  /** Whose suggestions: `me`, or everyone's. */
  from: '' | 'me';
  /** Kind of suggestion, as the API calls it. */
  kind: string;
  /** Outcome shown in the audit trail. */
  outcome: string;
}

export const AI_PAGE = '/app/ai';

export const SUGGESTION_KINDS = [
  { value: 'update_record', label: 'Update record' },
  { value: 'move_deal_stage', label: 'Move stage' },
  { value: 'create_task', label: 'Create task' },
  { value: 'create_note', label: 'Add note' },
  { value: 'create_activity', label: 'Log activity' },
  { value: 'create_contact', label: 'Create person' },
  { value: 'create_company', label: 'Create company' },
  { value: 'create_deal', label: 'Create deal' },
] as const;

export const OUTCOMES = [
  { value: 'suggested', label: 'Suggested' },
  { value: 'applied', label: 'Applied' },
  { value: 'rejected', label: 'Rejected' },
  { value: 'failed', label: 'Failed' },
] as const;

const PARTS: readonly PagePart[] = ['chat', 'suggestions', 'audit'];

/** Reads the address; what it does not know means everything. */
export function readFilters(query: URLSearchParams): PageFilters {
  const known = (name: string, values: readonly { value: string }[]) => {
    const value = query.get(name) ?? '';
    return values.some((one) => one.value === value) ? value : '';
  };
  return {
    view: PARTS.find((part) => part === query.get('view')) ?? 'chat',
    from: query.get('from') === 'me' ? 'me' : '',
    kind: known('kind', SUGGESTION_KINDS),
    outcome: known('outcome', OUTCOMES),
  };
}

/** The address of the page with other filters. */
export function hrefWith(filters: PageFilters, changes: Partial<PageFilters>): string {
  const { view, from, kind, outcome } = { ...filters, ...changes };
  const query = new URLSearchParams();
  if (view !== 'chat') query.set('view', view);
  if (from) query.set('from', from);
  if (kind) query.set('kind', kind);
  if (outcome) query.set('outcome', outcome);
  return query.size > 0 ? `${AI_PAGE}?${query.toString()}` : AI_PAGE;
}

/** The filters as the list of actions takes them. */
export function inboxQuery({ from, kind }: PageFilters): Record<string, string | number> {
  return {
    status: 'suggested',
    limit: 200,
    ...(from && { actor_id: from }),
    ...(kind && { action_type: kind }),
  };
}

export function auditQuery({ outcome }: PageFilters, offset = 0): Record<string, string | number> {
  return { limit: 50, offset, ...(outcome && { status: outcome }) };
}
