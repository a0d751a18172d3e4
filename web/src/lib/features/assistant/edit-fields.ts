import type { Option } from '#lib/components/ui/options.ts';
import { PRIORITIES, STATUSES } from '#lib/components/ui/statuses.ts';

import { fieldsKind, labelOf, proposedFields } from './words.ts';
import type { AgentAction } from './wire.ts';

/** How a proposed value is changed before it is approved. */
export type EditKind = 'text' | 'long' | 'number' | 'day' | 'choice' | 'member' | 'fixed';

export interface EditField {
  name: string;
  label: string;
  kind: EditKind;
  /** The proposed value as text for an input. */
  text: string;
  /** What is read: the name of a record instead of its id. */
  reads: string;
  options: readonly Option[];
}

const LONG = new Set(['description', 'body']);
const NUMBERS = new Set(['amount', 'annual_revenue']);
const DAYS = new Set(['close_date', 'due_date', 'occurred_at']);
const MEMBERS = new Set(['owner_id', 'assignee_id']);
const SIZES = ['1-10', '11-50', '51-200', '201-1000', '1000+'];
const TYPES = ['note', 'call', 'email', 'meeting', 'task'];

/** The fields of a suggestion as inputs, in the order they are read. */
export function editFields(action: AgentAction): EditField[] {
  const kind = fieldsKind(action);
  const reads = new Map(action.preview?.map(({ field, after }) => [field, after]));
  return Object.entries(proposedFields(action)).map(([name, value]) => {
    const options = optionsOf(kind, name);
    const text = textOf(value);
    return {
      name,
      label: labelOf(name),
      kind: options.length > 0 ? 'choice' : kindOf(name),
      text: DAYS.has(name) ? text.slice(0, 10) : text,
      reads: textOf(reads.get(name) ?? value),
      options,
    };
  });
}

function kindOf(name: string): EditKind {
  if (LONG.has(name)) return 'long';
  if (NUMBERS.has(name)) return 'number';
  if (DAYS.has(name)) return 'day';
  if (MEMBERS.has(name)) return 'member';
  // What it belongs to is the suggestion itself: another record would be another suggestion.
  return name.endsWith('_id') ? 'fixed' : 'text';
}

function optionsOf(kind: string, name: string): Option[] {
  if (name === 'size') return SIZES.map((size) => ({ value: size, label: size }));
  if (name === 'type') return TYPES.map((type) => ({ value: type, label: labelOf(type) }));
  const known = name === 'priority' ? PRIORITIES : name === 'status' ? statusesOf(kind) : {};
  return Object.entries(known).map(([value, { label }]) => ({ value, label }));
}

function statusesOf(kind: string): Record<string, { label: string }> {
  return kind in STATUSES ? STATUSES[kind as keyof typeof STATUSES] : {};
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The values that differ from the proposed ones, as they go over the wire. */
export function editsOf(
  action: AgentAction,
  typed: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const proposed = proposedFields(action);
  const edits: Record<string, unknown> = {};
  for (const field of editFields(action)) {
    const text = typed[field.name] ?? field.text;
    if (text === field.text) continue;
    edits[field.name] = valueOf(field, text, proposed[field.name]);
  }
  return edits;
}

function valueOf({ name, kind }: EditField, text: string, proposed: unknown): unknown {
  const trimmed = text.trim();
  switch (kind) {
    case 'number': {
      const number = Number(trimmed.replace(/[,\s]/g, ''));
      // What is no number is sent as it is: the server says what is wrong with it.
      return trimmed === '' ? null : Number.isNaN(number) ? trimmed : number;
    }
    case 'member':
      return trimmed === '' ? null : Number(trimmed);
    case 'day':
      if (trimmed === '') return null;
      // A moment keeps its time of day.
      return name === 'close_date' ? trimmed : trimmed + timeOf(proposed);
    default:
      return kind === 'long' ? text : trimmed;
  }
}

function timeOf(proposed: unknown): string {
  const time = typeof proposed === 'string' ? proposed.slice(10) : '';
  return time || 'T09:00:00Z';
}
