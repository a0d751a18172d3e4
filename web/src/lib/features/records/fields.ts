import type { Connection } from '#lib/api/client.ts';
import type { Option } from '#lib/components/ui/options.ts';
import type { StatusKind } from '#lib/components/ui/statuses.ts';

/** What is found by searching and kept as an id: an owner, a company. */
export interface Lookup {
  /** What one is called: "member". */
  one: string;
  /** What they are called: "members". */
  many: string;
  shape: 'person' | 'company';
  search: (query: string, signal?: AbortSignal) => Promise<readonly Option[]>;
  /** Names by id, for a history; an id without a name is left out. */
  readNames: (
    ids: readonly number[],
    connection: Connection,
  ) => Promise<Readonly<Record<string, string>>>;
  /** The field of the record that holds its name: `owner_name`. */
  nameField: string;
  /** What choosing none is called: "Nobody". */
  none: string;
  /** Where the one chosen is shown, if anywhere. */
  href?: (id: number) => string;
}

/** A field of a record that a member can fill in. */
export interface FieldSpec {
  /** As the API calls it. */
  name: string;
  label: string;
  kind: 'text' | 'email' | 'tel' | 'url' | 'date' | 'money' | 'textarea' | 'select' | 'lookup';
  /** Of a `select`. */
  options?: readonly Option[];
  /** A `select` whose values are statuses, drawn with their glyphs. */
  status?: StatusKind;
  /** Of a `lookup`. */
  lookup?: Lookup;
  /** What an empty value reads, where "Add" and the label in small letters would not do. */
  empty?: string;
  /** An example, for an empty input. */
  example?: string;
  /** Help under the field of a form. */
  hint?: string;
  /** Takes half the width of a form. */
  half?: boolean;
  /** A record cannot be without it. */
  required?: boolean;
}

/** Fields that belong together, under a word of their own. */
export interface FieldGroup {
  title: string;
  fields: readonly FieldSpec[];
}

/** Fields by the names the API gives them. */
export type Values = Readonly<Record<string, unknown>>;

/** A record as fields by name. */
export function valuesOf(record: object): Values {
  return { ...record };
}

/** What a member typed into a field, as the API takes it; undefined for an amount that is no number. */
export function patchOf({ name, kind }: FieldSpec, typed: string): Values | undefined {
  switch (kind) {
    case 'money': {
      const plain = typed.replace(/[\s,']/g, '');
      if (plain === '') return { [name]: null };
      return Number.isFinite(Number(plain)) ? { [name]: Number(plain) } : undefined;
    }
    case 'lookup':
      return { [name]: typed === '' ? null : Number(typed) };
    case 'date':
      return { [name]: typed === '' ? null : typed };
    default:
      return { [name]: typed };
  }
}

/** The editor a field is changed with in place; lookups have one of their own. */
export function inlineKind({ kind }: FieldSpec) {
  if (kind === 'money') return 'number';
  return kind === 'lookup' ? 'text' : kind;
}

/** A value as it stands in the editor of its field; empty for nothing. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
