import { formatDay, formatInFull, type DateSettings } from '#lib/components/ui/dates.ts';
import { PRIORITIES, statusLook, STATUSES, type StatusKind } from '#lib/components/ui/statuses.ts';

import { kindWord } from './records.ts';
import type { AgentAction } from './wire.ts';

/** What each kind of answer and suggestion is called, without what it is about. */
const NAMES: Record<string, string> = {
  assistant: 'Answer',
  summarize_record: 'Summarise',
  draft_email: 'Draft email',
  score_lead: 'Score lead',
  classify: 'Classify message',
  create_task: 'Create task',
  create_note: 'Add note',
  create_activity: 'Log activity',
  create_contact: 'Create person',
  create_company: 'Create company',
  create_deal: 'Create deal',
  update_record: 'Update record',
  move_deal_stage: 'Move stage',
};

type Facts = Readonly<Record<string, unknown>>;

function facts(json: unknown): Facts {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Facts) : {};
}

/** What would be written; empty for an answer. */
export function payloadOf(action: AgentAction): Facts {
  return facts(action.proposed_payload);
}

/** What came of it: the answer, the decision, what was written. */
export function resultOf(action: AgentAction): Facts {
  return facts(action.result);
}

/** The kind of record that a suggestion adds; undefined where it adds none. */
export function createdKind(type: string): string | undefined {
  return /^create_(\w+)$/.exec(type)?.[1];
}

/** Whether it proposes a change, rather than answers. */
export function isSuggestion({ action_type: type }: AgentAction): boolean {
  return createdKind(type) !== undefined || type === 'update_record' || type === 'move_deal_stage';
}

/** The kind of record whose fields a suggestion sets. */
export function fieldsKind(action: AgentAction): string {
  if (action.action_type === 'move_deal_stage') return 'deal';
  const changed = payloadOf(action).record_type;
  return createdKind(action.action_type) ?? (typeof changed === 'string' ? changed : '');
}

/** "Create task", "Update deal". */
export function nameOf(action: AgentAction): string {
  return action.action_type === 'update_record'
    ? `Update ${kindWord(fieldsKind(action))}`
    : (NAMES[action.action_type] ?? action.action_type.replaceAll('_', ' '));
}

/** What it is about, in a few words: the title of a new task, the name of the record that changes. */
export function subjectOf(action: AgentAction): string {
  const said = (name: string) => textIn(payloadOf(action), name).trim();
  const person = `${said('first_name')} ${said('last_name')}`.trim();
  const own = said('title') || said('name') || said('summary') || person || said('body');
  const subject = createdKind(action.action_type) ? own : action.target_label;
  return subject.split('\n', 1)[0] ?? '';
}

/** The whole name: "Update deal: Depot rollout, phase 2". */
export function titleOf(action: AgentAction): string {
  const subject = subjectOf(action);
  return subject ? `${nameOf(action)}: ${subject}` : nameOf(action);
}

/** How much it would do, or did: "3 fields change, nothing else". */
export function effectOf(action: AgentAction): string {
  const count = Object.keys(proposedFields(action)).length;
  const fields = `${count} ${count === 1 ? 'field' : 'fields'}`;
  if (createdKind(action.action_type)) return `New record, ${fields}`;
  const change = count === 1 ? 'changes' : 'change';
  return `${fields} ${action.status === 'applied' ? 'changed' : change}, nothing else`;
}

/** The proposed values by field, as they would be written. */
export function proposedFields(action: AgentAction): Facts {
  const payload = payloadOf(action);
  if (action.action_type === 'update_record') return facts(payload.fields);
  return action.action_type === 'move_deal_stage' ? { stage_id: payload.stage_id } : payload;
}

/** What people call an action in talk and tables. */
export function numberOf(action: AgentAction): string {
  return `AA-${action.id}`;
}

/** A text of the result; empty where there is none. */
export function resultText(action: AgentAction, name: string): string {
  return textIn(resultOf(action), name);
}

/** The values that were written instead of the proposed ones; empty where it was approved as it was. */
export function editedFields(action: AgentAction): Facts {
  return facts(resultOf(action).edited);
}

/** Who decided; undefined where nobody has. */
export function deciderId(action: AgentAction): number | undefined {
  const id = resultOf(action).confirmed_by;
  return typeof id === 'number' ? id : undefined;
}

function textIn(facts: Facts, name: string): string {
  const value = facts[name];
  return typeof value === 'string' ? value : '';
}

/** `annual_revenue` is "Annual revenue", `company_id` is "Company". */
export function labelOf(field: string): string {
  if (field === 'linkedin_url') return 'LinkedIn';
  const words = field.replace(/_id$/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value as people read it; empty where there is none. */
export function valueOf(
  kind: string,
  field: string,
  value: unknown,
  formats: DateSettings,
): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number') return value.toLocaleString(formats.locale);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field === 'status' && kind in STATUSES) return statusLook(kind as StatusKind, value).label;
  if (field === 'priority' && value in PRIORITIES) {
    return PRIORITIES[value as keyof typeof PRIORITIES].label;
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value, formats);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return formatInFull(value, formats);
  return value;
}
