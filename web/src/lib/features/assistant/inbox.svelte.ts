import type { Suggestion } from './suggestion.svelte.ts';

/** What a member has just decided, until the next decision. */
export interface LastDecision {
  suggestion: Suggestion;
  verdict: 'approved' | 'rejected';
  /** The server has said yes. */
  settled: boolean;
}

/** Decisions under way at a time: more would only wait for each other in the database. */
const AT_ONCE = 4;

/**
 * Suggestions that wait, decided one by one. A decision takes its suggestion out of the list at once and
 * is sent behind the member's back, in order; one that is refused comes back and says why.
 */
export class Inbox {
  #waiting = $state.raw<readonly Suggestion[]>([]);
  #currentId = $state<number>();
  #last = $state.raw<LastDecision>();
  #sending = $state(0);
  #approved = $state(0);
  #rejected = $state(0);
  #queue: (() => Promise<void>)[] = [];
  #running = 0;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- to look up with, not drawn
  readonly #decided = new Set<number>();

  get waiting(): readonly Suggestion[] {
    return this.#waiting;
  }

  /** The one the cursor is on: the first where there was none yet. */
  get current(): Suggestion | undefined {
    return this.#waiting.find(({ id }) => id === this.#currentId) ?? this.#waiting[0];
  }

  get last(): LastDecision | undefined {
    return this.#last;
  }

  /** Decisions that the server has not answered yet. */
  get sending(): number {
    return this.#sending;
  }

  get approved(): number {
    return this.#approved;
  }

  get rejected(): number {
    return this.#rejected;
  }

  /** Takes a fresh list; suggestions whose decision is under way stay out of it. */
  fill(suggestions: readonly Suggestion[]): void {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- to look up with, not drawn
    const known = new Map(this.#waiting.map((one) => [one.id, one]));
    this.#waiting = suggestions
      .filter(({ id }) => !this.#decided.has(id))
      .map((one) => {
        const old = known.get(one.id);
        if (!old) return one;
        old.follow(one.action);
        return old;
      });
  }

  /** Moves the cursor; it stops at both ends. */
  move(step: 1 | -1): void {
    const at = this.current ? this.#waiting.indexOf(this.current) : 0;
    const next = this.#waiting[Math.min(Math.max(at + step, 0), this.#waiting.length - 1)];
    this.#currentId = next?.id;
  }

  choose(id: number): void {
    this.#currentId = id;
  }

  approve(suggestion: Suggestion, edits: Record<string, unknown> = {}): void {
    if (suggestion.stale) return;
    this.#decide(suggestion, 'approved', () => suggestion.approve(edits));
  }

  reject(suggestion: Suggestion): void {
    this.#decide(suggestion, 'rejected', () => suggestion.reject());
  }

  /** A decision that was made in the card itself: it leaves the list once the card has shown it. */
  leave(suggestion: Suggestion): void {
    this.#takeOut(suggestion);
  }

  /** Takes the last approval back. */
  async undoLast(): Promise<void> {
    const last = this.#last;
    if (last?.verdict !== 'approved' || !last.settled) return;
    if (await last.suggestion.undo()) this.#approved--;
  }

  #decide(
    suggestion: Suggestion,
    verdict: LastDecision['verdict'],
    send: () => Promise<boolean>,
  ): void {
    if (this.#decided.has(suggestion.id) || !suggestion.open) return;
    const place = this.#waiting.indexOf(suggestion);
    this.#decided.add(suggestion.id);
    this.#takeOut(suggestion);
    this.#count(verdict, 1);
    this.#last = { suggestion, verdict, settled: false };
    this.#sending++;
    this.#queue.push(async () => {
      const done = await send();
      this.#sending--;
      if (done) {
        if (this.#last?.suggestion === suggestion)
          this.#last = { suggestion, verdict, settled: true };
        return;
      }
      this.#count(verdict, -1);
      if (this.#last?.suggestion === suggestion) this.#last = undefined;
      this.#decided.delete(suggestion.id);
      this.#putBack(suggestion, place);
    });
    this.#run();
  }

  #run(): void {
    while (this.#running < AT_ONCE) {
      const next = this.#queue.shift();
      if (!next) return;
      this.#running++;
      void next().finally(() => {
        this.#running--;
        this.#run();
      });
    }
  }

  #count(verdict: LastDecision['verdict'], by: 1 | -1): void {
    if (verdict === 'approved') this.#approved += by;
    else this.#rejected += by;
  }

  #takeOut(suggestion: Suggestion): void {
    const at = this.#waiting.indexOf(suggestion);
    const heir = this.#waiting[at + 1] ?? this.#waiting[at - 1];
    if (this.current === suggestion) this.#currentId = heir?.id;
    this.#waiting = this.#waiting.filter((one) => one !== suggestion);
  }

  #putBack(suggestion: Suggestion, place: number): void {
    // The cursor stays where the member is by now.
    this.#currentId ??= this.#waiting[0]?.id;
    this.#waiting = this.#waiting.toSpliced(Math.max(place, 0), 0, suggestion);
  }
}
