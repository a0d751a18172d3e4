import type { Option } from './options.ts';

/** The shapes of StatusGlyph. Shape carries the meaning, colour only underlines it. */
export type Glyph =
  'ring' | 'half' | 'disc' | 'struck' | 'tick' | 'cross' | 'dashed' | 'checked-ring' | 'alert';

/** What a status is called and how it is drawn. */
export interface StatusLook {
  label: string;
  glyph: Glyph;
}

/** Every status of the product, by kind of record and stored value. */
export const STATUSES = {
  company: {
    prospect: { label: 'Prospect', glyph: 'ring' },
    active: { label: 'Active', glyph: 'half' },
    customer: { label: 'Customer', glyph: 'disc' },
    churned: { label: 'Churned', glyph: 'struck' },
  },
  contact: {
    lead: { label: 'Lead', glyph: 'ring' },
    active: { label: 'Active', glyph: 'half' },
    customer: { label: 'Customer', glyph: 'disc' },
    archived: { label: 'Archived', glyph: 'struck' },
  },
  deal: {
    open: { label: 'Open', glyph: 'ring' },
    won: { label: 'Won', glyph: 'tick' },
    lost: { label: 'Lost', glyph: 'cross' },
  },
  task: {
    todo: { label: 'To do', glyph: 'ring' },
    in_progress: { label: 'In progress', glyph: 'half' },
    done: { label: 'Done', glyph: 'tick' },
  },
  suggestion: {
    suggested: { label: 'Suggested', glyph: 'dashed' },
    approved: { label: 'Approved', glyph: 'checked-ring' },
    applied: { label: 'Applied', glyph: 'tick' },
    rejected: { label: 'Rejected', glyph: 'cross' },
    failed: { label: 'Failed', glyph: 'alert' },
  },
} as const satisfies Record<string, Record<string, StatusLook>>;

export type StatusKind = keyof typeof STATUSES;

/** The look of a stored status; an unknown one keeps its own word and a plain ring. */
export function statusLook(kind: StatusKind, value: string): StatusLook {
  const known: Record<string, StatusLook> = STATUSES[kind];
  return known[value] ?? { label: value.replaceAll('_', ' '), glyph: 'ring' };
}

/** The statuses of a kind of record, as choices. */
export function statusOptions(kind: StatusKind): Option[] {
  return Object.entries<StatusLook>(STATUSES[kind]).map(([value, { label }]) => ({ value, label }));
}

/** The three priorities of a task, as bars of three. */
export const PRIORITIES = {
  low: { label: 'Low', bars: 1 },
  medium: { label: 'Medium', bars: 2 },
  high: { label: 'High', bars: 3 },
} as const;

/** The priorities of a task, as choices, the most urgent first. */
export function priorityOptions(): Option[] {
  return Object.entries(PRIORITIES)
    .map(([value, { label }]) => ({ value, label }))
    .toReversed();
}
