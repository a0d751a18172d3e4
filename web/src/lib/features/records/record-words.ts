import { formatMoney } from '#lib/components/ui/money.ts';

import { textOf, type FieldSpec } from './fields.ts';
import type { RecordKind, RecordRow } from './kind.ts';
import type { Names } from './names.ts';
import { capital } from './words.ts';

/** What else a value needs to be put into words. */
export interface WordsContext {
  names: Names;
  locale: string;
  /** Of amounts. */
  currency: string;
}

/** Puts the fields of a kind of record and their values into words. */
export class FieldWords {
  readonly #fields: ReadonlyMap<string, FieldSpec>;
  readonly #others: Readonly<Record<string, string>>;

  /** @param others labels of fields the API has and no form shows */
  constructor(fields: readonly FieldSpec[], others: Readonly<Record<string, string>>) {
    this.#fields = new Map(fields.map((field) => [field.name, field]));
    this.#others = others;
  }

  static of<R extends RecordRow>(kind: RecordKind<R>): FieldWords {
    const { nameFields, groups, otherLabels = {} } = kind;
    return new FieldWords([...nameFields, ...groups.flatMap((one) => one.fields)], otherLabels);
  }

  /** Every field a member can change, by the names the API gives them. */
  get names(): string[] {
    return [...this.#fields.keys(), ...Object.keys(this.#others)];
  }

  isAmount(name: string): boolean {
    return this.#fields.get(name)?.kind === 'money';
  }

  /** What a field is called on screen. */
  labelOf(name: string): string {
    return this.#fields.get(name)?.label ?? this.#others[name] ?? name.replaceAll('_', ' ');
  }

  /** What a value reads, in a history or a conflict; empty for nothing. */
  valueOf(name: string, value: unknown, { names, locale, currency }: WordsContext): string {
    const text = textOf(value);
    const field = this.#fields.get(name);
    if (text === '' || !field) return text;
    if (field.kind === 'money' && typeof value === 'number') {
      return formatMoney(value, currency, locale);
    }
    if (field.kind === 'select') {
      return field.options?.find((option) => option.value === text)?.label ?? text;
    }
    if (field.lookup) return names[name]?.[text] ?? `${capital(field.lookup.one)} ${text}`;
    return text;
  }
}
