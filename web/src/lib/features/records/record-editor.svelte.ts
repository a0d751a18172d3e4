import { asApiError, type ApiError } from '#lib/api/errors.ts';

import { valuesOf, type Values } from './fields.ts';
import type { RecordKind, RecordRow } from './kind.ts';
import { merge } from './merge.ts';
import { FieldWords } from './record-words.ts';

/** Two values for one field: someone has to choose. */
export interface OpenConflict<R> {
  /** The record as it is now. */
  now: R;
  /** The edit, for the fields both changed and those that go along. */
  patch: Values;
  clashes: readonly string[];
}

interface Listeners {
  /** Hears which fields others changed, when both changes could be kept. */
  onmerged: (fields: string[]) => void;
  /** Hears that there is something new in the history. */
  onsaved: () => void;
}

/** Saves fields of one record and settles what others changed meanwhile. */
export class RecordEditor<R extends RecordRow> {
  readonly #kind: RecordKind<R>;
  readonly #listeners: Listeners;
  #record = $state.raw<R>();
  #conflict = $state.raw<OpenConflict<R>>();
  #decide: ((patch: Values) => void) | undefined;

  constructor(kind: RecordKind<R>, record: R, listeners: Listeners) {
    this.#kind = kind;
    this.#record = record;
    this.#listeners = listeners;
  }

  /** The record as far as this page knows. */
  get record(): R {
    if (!this.#record) throw new Error('An editor has a record from the start.');
    return this.#record;
  }

  /** The choice that is to be made, if there is one. */
  get conflict(): OpenConflict<R> | undefined {
    return this.#conflict;
  }

  /** Takes a record that was read again, unless this page knows a newer one. */
  follow(record: R): void {
    if (record.id !== this.record.id || record.version >= this.record.version) {
      this.#record = record;
    }
  }

  /**
   * Saves an edit. Resolves when the record holds it, or holds what was chosen instead.
   *
   * @throws Error with one sentence for the member; nothing was saved then
   */
  async save(edit: Values): Promise<void> {
    let seen = this.record;
    let patch = edit;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- to look up with, not drawn
    const kept = new Set<string>();
    while (Object.keys(patch).length > 0) {
      try {
        const { data } = await this.#kind.api.save(seen.id, patch, seen.version);
        this.#record = data;
        break;
      } catch (thrown) {
        const error = asApiError(thrown);
        if (error.status !== 412) throw new Error(sentence(error, patch), { cause: thrown });
        const now = this.#currentOf(error);
        const merged = merge(FieldWords.of(this.#kind).names, valuesOf(seen), valuesOf(now), patch);
        seen = now;
        this.#record = now;
        if (merged.clashes.length > 0) patch = await this.#ask(now, merged.patch, merged.clashes);
        else {
          patch = merged.patch;
          for (const field of merged.theirs) kept.add(field);
        }
      }
    }
    // Only now: an edit that is still on its way is not saved.
    if (kept.size > 0) this.#listeners.onmerged([...kept]);
    this.#listeners.onsaved();
  }

  /** Answers the open conflict: the fields to save after all; none keeps everything of theirs. */
  decide(patch: Values): void {
    this.#conflict = undefined;
    this.#decide?.(patch);
    this.#decide = undefined;
  }

  #ask(now: R, patch: Values, clashes: readonly string[]): Promise<Values> {
    return new Promise((resolve) => {
      this.#decide = resolve;
      this.#conflict = { now, patch, clashes };
    });
  }

  /** The record that came with a 412. */
  #currentOf(error: ApiError): R {
    const record = this.#kind.api.parse(error.current);
    if (record) return record;
    throw new Error(`Not saved. Someone else changed this ${this.#kind.one}. Reload the page.`, {
      cause: error,
    });
  }
}

function sentence(error: ApiError, patch: Values): string {
  for (const field of Object.keys(patch)) {
    const message = error.messageFor(field);
    if (message) return message;
  }
  return `Not saved. ${error.message}`;
}
