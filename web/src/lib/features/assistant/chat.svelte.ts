import { asApiError } from '#lib/api/errors.ts';

import type { AnswerEvent } from './answer-events.ts';
import type { Context } from './records.ts';
import type { Suggestion } from './suggestion.svelte.ts';
import { type Finished, Turn } from './turn.svelte.ts';
import type { AgentAction } from './wire.ts';

/** What goes to the server with a question. */
export interface Question {
  message: string;
  about: Context | undefined;
  threadId: number | undefined;
}

/** How a chat reaches the assistant. */
export interface ChatCalls {
  /** The events of an answer; letting go of the signal ends it on every side. */
  stream: (question: Question, signal: AbortSignal) => AsyncIterable<AnswerEvent>;
  /** Makes a suggestion one that can be decided. */
  suggestion: (action: AgentAction) => Suggestion;
}

/** A conversation with the assistant: questions in their order, one answered at a time. */
export class Chat {
  readonly #calls: ChatCalls;
  #turns = $state.raw<readonly Turn[]>([]);
  #threadId = $state<number>();
  #title = $state('');
  #stop: AbortController | undefined;
  #lastKey = 0;

  constructor(calls: ChatCalls) {
    this.#calls = calls;
  }

  get turns(): readonly Turn[] {
    return this.#turns;
  }

  /** The thread it is kept as; undefined before its first answer. */
  get threadId(): number | undefined {
    return this.#threadId;
  }

  /** Its first question; empty before that. */
  get title(): string {
    return this.#title;
  }

  /** A question is being answered. */
  get busy(): boolean {
    return this.#turns.at(-1)?.busy === true;
  }

  /** Asks, and resolves when the answer is whole, stopped or failed. What is asked meanwhile is not. */
  async ask(message: string, about: Context | undefined): Promise<void> {
    await this.#turn(message, async (turn, signal) => {
      const question = { message, about, threadId: this.#threadId };
      for await (const event of this.#calls.stream(question, signal)) {
        turn.take(event, ({ action }) => this.#calls.suggestion(action));
        if (event.kind === 'done') this.#threadId = event.done.thread_id;
      }
      turn.ended();
    });
  }

  /** Lets the assistant do one of its other works, shown as a question with its answer. */
  async perform(words: string, work: (signal: AbortSignal) => Promise<Finished>): Promise<void> {
    await this.#turn(words, async (turn, signal) => {
      const answer = await work(signal);
      if (!signal.aborted) turn.finish(answer);
    });
  }

  /** Ends the answer that is being written; what is here of it stays. */
  stop(): void {
    this.#stop?.abort();
    this.#turns.at(-1)?.stop();
  }

  /** Begins anew. */
  clear(): void {
    this.stop();
    this.#turns = [];
    this.#threadId = undefined;
    this.#title = '';
  }

  /** Shows a kept thread. */
  open(
    threadId: number,
    title: string,
    turns: readonly { question: string; answer: Finished }[],
  ): void {
    this.clear();
    this.#threadId = threadId;
    this.#title = title;
    this.#turns = turns.map(({ question, answer }) => {
      const turn = new Turn(++this.#lastKey, question);
      turn.finish(answer);
      return turn;
    });
  }

  async #turn(
    question: string,
    answer: (turn: Turn, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    if (this.busy) return;
    const turn = new Turn(++this.#lastKey, question);
    const stop = new AbortController();
    this.#stop = stop;
    this.#title ||= question;
    this.#turns = [...this.#turns, turn];
    try {
      await answer(turn, stop.signal);
    } catch (thrown) {
      if (!stop.signal.aborted) turn.refused(asApiError(thrown));
    }
  }
}
