import { asApiError, type ApiError, type FieldError } from '#lib/api/errors.ts';

import type { AgentAction } from './wire.ts';
import { resultOf } from './words.ts';

/** The calls that decide about a suggestion. Each answers the suggestion as it is afterwards. */
export interface DecisionCalls {
  /** @throws ApiError */
  review: (id: number) => Promise<AgentAction>;
  /** @throws ApiError 409 `stale`, 409 `proposal_changed`, 422 */
  apply: (action: AgentAction, edits: Record<string, unknown>) => Promise<AgentAction>;
  /** @throws ApiError */
  reject: (id: number, reason: string) => Promise<AgentAction>;
  /** @throws ApiError 409 */
  undo: (id: number) => Promise<AgentAction>;
}

/** How long an approval can be taken back from its card, in milliseconds. */
const UNDO_FOR = 10_000;

/** One suggestion on its way from proposed to decided. */
export class Suggestion {
  readonly #calls: DecisionCalls;
  readonly #onwritten: () => void;
  #action: AgentAction;
  #busy = $state<'approve' | 'reject' | 'undo' | 'review'>();
  #problem = $state('');
  #fieldErrors = $state.raw<readonly FieldError[]>([]);
  #undoable = $state(false);
  #compared = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was begun: an answer to something older is out of date. */
  #begun = 0;

  /** @param onwritten records were changed, by an approval or by taking one back */
  constructor(action: AgentAction, calls: DecisionCalls, onwritten: () => void = () => undefined) {
    this.#action = $state.raw(action);
    this.#calls = calls;
    this.#onwritten = onwritten;
  }

  get action(): AgentAction {
    return this.#action;
  }

  get id(): number {
    return this.#action.id;
  }

  /** What is under way. */
  get busy(): 'approve' | 'reject' | 'undo' | 'review' | undefined {
    return this.#busy;
  }

  /** Why the last step failed, in one sentence; empty where it did not. */
  get problem(): string {
    return this.#problem;
  }

  /** What is wrong with which edited field. */
  get fieldErrors(): readonly FieldError[] {
    return this.#fieldErrors;
  }

  /** It waits for a decision. */
  get open(): boolean {
    return this.#action.status === 'suggested';
  }

  /** The record moved on in what this would change: approving is off. */
  get stale(): boolean {
    return this.open && this.#action.stale === true;
  }

  /** The member has looked at the values as they are now. */
  get compared(): boolean {
    return this.#compared;
  }

  /** It was just applied, and can be taken back from here. */
  get undoable(): boolean {
    return this.#undoable;
  }

  get undone(): boolean {
    return typeof resultOf(this.#action).undone_at === 'string';
  }

  /** Reads it against the records as they are now. */
  async review(): Promise<void> {
    await this.#step('review', () => this.#calls.review(this.id));
  }

  /** Reads it again and shows the values as they are now. */
  async compare(): Promise<void> {
    await this.review();
    if (this.#problem === '') this.#compared = true;
  }

  /**
   * Approves it, as it is or with other values.
   *
   * @returns whether it is applied
   */
  async approve(edits: Record<string, unknown> = {}): Promise<boolean> {
    if (!this.open || this.stale) return false;
    const seen = this.#action;
    const done = await this.#step('approve', () => this.#calls.apply(seen, edits));
    if (!done) return false;
    this.#offerUndo();
    this.#onwritten();
    return true;
  }

  /** @returns whether it is rejected */
  async reject(reason = ''): Promise<boolean> {
    if (!this.open) return false;
    return this.#step('reject', () => this.#calls.reject(this.id, reason));
  }

  /** @returns whether what it wrote is taken back */
  async undo(): Promise<boolean> {
    if (this.#action.status !== 'applied' || this.undone) return false;
    const done = await this.#step('undo', () => this.#calls.undo(this.id));
    if (!done) return false;
    this.#withdrawUndo();
    this.#onwritten();
    return true;
  }

  /** Takes what is known of it elsewhere. */
  follow(action: AgentAction): void {
    if (action.updated_at >= this.#action.updated_at) this.#action = action;
  }

  async #step(
    what: NonNullable<Suggestion['busy']>,
    call: () => Promise<AgentAction>,
  ): Promise<boolean> {
    // A decision does not wait for what is only being read.
    if (this.#busy && (this.#busy !== 'review' || what === 'review')) return false;
    const begun = ++this.#begun;
    this.#busy = what;
    this.#problem = '';
    this.#fieldErrors = [];
    try {
      const next = await call();
      if (begun !== this.#begun) return false;
      // A decision's answer is not held against the records; what was read before still tells the fields.
      this.#action = next.preview ? next : { ...next, ...pick(this.#action) };
      return true;
    } catch (thrown) {
      if (begun === this.#begun) await this.#refused(asApiError(thrown), what);
      return false;
    } finally {
      if (begun === this.#begun) this.#busy = undefined;
    }
  }

  async #refused(error: ApiError, what: NonNullable<Suggestion['busy']>): Promise<void> {
    this.#fieldErrors = error.fields;
    this.#problem = sentenceFor(error, what);
    // A refusal may be the end of it (stale, failed, decided by somebody else): look.
    if (what === 'review' || ![400, 409, 422].includes(error.status)) return;
    try {
      this.#action = await this.#calls.review(this.id);
    } catch {
      // What was refused is said above; the card stays as it was.
    }
  }

  #offerUndo(): void {
    this.#undoable = true;
    this.#timer = setTimeout(() => this.#withdrawUndo(), UNDO_FOR);
  }

  #withdrawUndo(): void {
    clearTimeout(this.#timer);
    this.#undoable = false;
  }
}

function pick({ preview }: AgentAction): Pick<AgentAction, 'preview'> {
  return preview ? { preview } : {};
}

function sentenceFor(error: ApiError, what: string): string {
  if (error.code === 'stale') return 'The record changed since. Nothing was written.';
  if (error.code === 'proposal_changed') return 'This suggestion changed meanwhile. Look again.';
  if (what === 'undo') {
    return `Not undone. ${error.conflicts[0] ?? error.message}`;
  }
  if (what === 'review') return `Not compared. ${error.message}`;
  return `Nothing changed. ${error.message}`;
}
