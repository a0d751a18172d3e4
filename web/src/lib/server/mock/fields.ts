import { type FieldError, Refusal } from './refusal.ts';
import type { Row, Tables, Table } from './state.ts';

/** What one field accepts, and what it is when left out on create. */
export interface Field {
  kind: 'text' | 'choice' | 'number' | 'flag' | 'date' | 'moment' | 'reference';
  initial: unknown;
  required?: boolean;
  nullable?: boolean;
  max?: number;
  choices?: readonly string[];
  least?: number;
  most?: number;
  pattern?: RegExp;
  table?: Table;
}

export type Fields = Record<string, Field>;

export const text = (max?: number): Field => ({ kind: 'text', initial: '', ...(max && { max }) });
export const requiredText = (max?: number): Field => ({ ...text(max), required: true });
export const email = (): Field => ({ ...text(254), pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ });
export const url = (): Field => ({ ...text(200), pattern: /^https?:\/\/[^\s]+$/ });
export const choice = (choices: readonly string[], initial: string): Field => ({
  kind: 'choice',
  choices,
  initial,
});
export const money = (least = -999_999_999_999.99): Field => ({
  kind: 'number',
  initial: null,
  nullable: true,
  least,
  most: 999_999_999_999.99,
});
export const flag = (): Field => ({ kind: 'flag', initial: false });
export const date = (): Field => ({ kind: 'date', initial: null, nullable: true });
export const moment = (): Field => ({ kind: 'moment', initial: null, nullable: true });
export const reference = (table: Table, required = false): Field => ({
  kind: 'reference',
  initial: null,
  nullable: !required,
  required,
  table,
});

/**
 * Reads a body against the fields of a record.
 *
 * @param whole a create, which fills in what is left out; a patch holds only what was sent
 * @throws Refusal 422 with everything that is wrong
 */
export function readBody(
  fields: Fields,
  body: unknown,
  whole: boolean,
  tables: Tables,
): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw Refusal.invalid([
      { type: 'dict_type', loc: ['body', 'payload'], msg: 'Input should be a valid object' },
    ]);
  }
  const sent = body as Record<string, unknown>;
  const errors: FieldError[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const loc = ['body', 'payload', name];
    if (!(name in sent)) {
      if (whole && field.required) errors.push({ type: 'missing', loc, msg: 'Field required' });
      else if (whole) values[name] = field.initial;
      continue;
    }
    const read = readField(field, sent[name], tables);
    if ('type' in read) errors.push({ ...read, loc });
    else values[name] = read.value;
  }
  if (errors.length > 0) throw Refusal.invalid(errors);
  return values;
}

type Read = { value: unknown } | Omit<FieldError, 'loc'>;

function readField(field: Field, value: unknown, tables: Tables): Read {
  if (value === null) {
    if (field.nullable) return { value: null };
    if (field.kind === 'text' && !field.required) return { value: '' };
  }
  switch (field.kind) {
    case 'text':
      return readText(field, value);
    case 'choice':
      return typeof value === 'string' && field.choices?.includes(value)
        ? { value }
        : { type: 'enum', msg: `Input should be ${sentence(field.choices ?? [])}` };
    case 'number':
      return readNumber(field, value);
    case 'flag':
      return typeof value === 'boolean'
        ? { value }
        : { type: 'bool_parsing', msg: 'Input should be a valid boolean' };
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isDate(value)
        ? { value }
        : { type: 'date_from_datetime_parsing', msg: 'Input should be a valid date' };
    case 'moment':
      return typeof value === 'string' && isDate(value)
        ? { value: new Date(value).toISOString() }
        : { type: 'datetime_parsing', msg: 'Input should be a valid datetime' };
    case 'reference':
      return readReference(field, value, tables);
  }
}

function readText(field: Field, value: unknown): Read {
  if (typeof value !== 'string') {
    return { type: 'string_type', msg: 'Input should be a valid string' };
  }
  if (field.required && value.trim() === '') {
    return { type: 'string_too_short', msg: 'String should have at least 1 character' };
  }
  if (field.max !== undefined && Array.from(value).length > field.max) {
    return {
      type: 'string_too_long',
      msg: `String should have at most ${field.max} characters`,
      ctx: { max_length: field.max },
    };
  }
  if (value !== '' && field.pattern && !field.pattern.test(value)) {
    return { type: 'value_error', msg: 'Input should be a valid address' };
  }
  return { value };
}

function readNumber(field: Field, value: unknown): Read {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    return { type: 'float_parsing', msg: 'Input should be a valid number' };
  }
  const { least = -Infinity, most = Infinity } = field;
  if (number < least) {
    return {
      type: 'greater_than_equal',
      msg: `Input should be greater than or equal to ${least}`,
      ctx: { ge: least },
    };
  }
  if (number > most) {
    return {
      type: 'less_than_equal',
      msg: `Input should be less than or equal to ${most}`,
      ctx: { le: most },
    };
  }
  return { value: Math.round(number * 100) / 100 };
}

function readReference(field: Field, value: unknown, tables: Tables): Read {
  const id = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (!Number.isSafeInteger(id)) {
    return { type: 'int_parsing', msg: 'Input should be a valid integer' };
  }
  const rows: ReadonlyMap<number, Row> | undefined = field.table && tables[field.table];
  return rows?.has(id as number)
    ? { value: id }
    : { type: 'foreign_key', msg: `${MODELS[field.table ?? 'user']} ${String(id)} does not exist` };
}

/** What a table's rows are called in messages. */
export const MODELS: Record<Table, string> = {
  user: 'User',
  company: 'Company',
  contact: 'Contact',
  pipeline: 'Pipeline',
  stage: 'Stage',
  deal: 'Deal',
  task: 'Task',
  note: 'Note',
  activity: 'Activity',
};

const isDate = (value: string): boolean => !Number.isNaN(Date.parse(value));

/** `'a', 'b' or 'c'`. */
export function sentence(words: readonly string[]): string {
  const quoted = words.map((word) => `'${word}'`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
