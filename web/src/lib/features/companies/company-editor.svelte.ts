import { asApiError, type ApiError } from '#lib/api/errors.ts';
import type { Company, CompanyPatch } from '#lib/api/generated/types.gen.ts';
import { zCompany } from '#lib/api/generated/zod.gen.ts';

import { saveCompany } from './api.ts';
import { merge } from './merge.ts';

/** Two values for one field: someone has to choose. */
export interface OpenConflict {
  /** The company as it is now. */
  now: Company;
  /** The edit, for the fields both changed and those that go along. */
  patch: CompanyPatch;
  clashes: (keyof CompanyPatch)[];
}

/** Saves fields of one company and settles what others changed meanwhile. */
export class CompanyEditor {
  #company = $state.raw<Company>();
  #conflict = $state.raw<OpenConflict>();
  #decide: ((patch: CompanyPatch) => void) | undefined;
  #lastChangeSet: number | undefined;
  readonly #onmerged: (fields: (keyof CompanyPatch)[]) => void;
  readonly #onsaved: () => void;

  /**
   * @param onmerged hears which fields others changed, when both changes could be kept
   * @param onsaved hears that there is something new in the history
   */
  constructor(
    company: Company,
    {
      onmerged,
      onsaved,
    }: { onmerged: (fields: (keyof CompanyPatch)[]) => void; onsaved: () => void },
  ) {
    this.#company = company;
    this.#onmerged = onmerged;
    this.#onsaved = onsaved;
  }

  /** The company as far as this page knows. */
  get company(): Company {
    if (!this.#company) throw new Error('An editor has a company from the start.');
    return this.#company;
  }

  /** The choice that is to be made, if there is one. */
  get conflict(): OpenConflict | undefined {
    return this.#conflict;
  }

  /** The change set of the last save, for undo. It is handed out once. */
  takeLastChangeSet(): number | undefined {
    const last = this.#lastChangeSet;
    this.#lastChangeSet = undefined;
    return last;
  }

  /** Takes a company that was read again, unless this page knows a newer one. */
  follow(company: Company): void {
    if (company.id !== this.company.id || company.version >= this.company.version) {
      this.#company = company;
    }
  }

  /**
   * Saves an edit. Resolves when the company holds it, or holds what was chosen instead.
   *
   * @throws Error with one sentence for the member; nothing was saved then
   */
  async save(edit: CompanyPatch): Promise<void> {
    let seen = this.company;
    let patch = edit;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- to look up with, not drawn
    const kept = new Set<keyof CompanyPatch>();
    while (Object.keys(patch).length > 0) {
      try {
        const { data, changeSet } = await saveCompany(seen.id, patch, seen.version);
        this.#company = data;
        this.#lastChangeSet = changeSet;
        break;
      } catch (thrown) {
        const error = asApiError(thrown);
        if (error.status !== 412) throw new Error(sentence(error, patch), { cause: thrown });
        const now = currentOf(error);
        const merged = merge(seen, now, patch);
        seen = now;
        this.#company = now;
        if (merged.clashes.length > 0) patch = await this.#ask(now, merged.patch, merged.clashes);
        else {
          patch = merged.patch;
          for (const field of merged.theirs) kept.add(field);
        }
      }
    }
    // Only now: an edit that is still on its way is not saved.
    if (kept.size > 0) this.#onmerged([...kept]);
    this.#onsaved();
  }

  /** Answers the open conflict: the fields to save after all; none keeps everything of theirs. */
  decide(patch: CompanyPatch): void {
    this.#conflict = undefined;
    this.#decide?.(patch);
    this.#decide = undefined;
  }

  #ask(now: Company, patch: CompanyPatch, clashes: (keyof CompanyPatch)[]): Promise<CompanyPatch> {
    return new Promise((resolve) => {
      this.#decide = resolve;
      this.#conflict = { now, patch, clashes };
    });
  }
}

/** The company that came with a 412. */
function currentOf(error: ApiError): Company {
  const parsed = zCompany.safeParse(error.current);
  if (parsed.success) return parsed.data;
  throw new Error('Not saved. Someone else changed this company. Reload the page.', {
    cause: error,
  });
}

function sentence(error: ApiError, patch: CompanyPatch): string {
  for (const field of Object.keys(patch)) {
    const message = error.messageFor(field);
    if (message) return message;
  }
  return `Not saved. ${error.message}`;
}
