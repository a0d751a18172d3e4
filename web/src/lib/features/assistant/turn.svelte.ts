import type { ApiError } from '#lib/api/errors.ts';

import type { AnswerEvent } from './answer-events.ts';
import type { Suggestion } from './suggestion.svelte.ts';
import type { Citation } from './wire.ts';

/** How far an answer is. */
export type TurnState = 'reading' | 'writing' | 'done' | 'stopped' | 'failed';

/** A message for the member to send; the product sends nothing. */
export interface EmailDraft {
  id: number;
  to: string;
  subject: string;
  body: string;
}

/** What is known of an answer once it is whole. */
export interface Finished {
  text?: string;
  citations?: readonly Citation[];
  suggestions?: readonly Suggestion[];
  draft?: EmailDraft;
  /** A lead score of 0 to 100, or the category of a message. */
  verdict?: string;
  model?: string;
  at?: string;
}

/** One question and its answer. */
export class Turn {
  /** Tells turns apart; also orders them. */
  readonly key: number;
  readonly question: string;
  #state = $state<TurnState>('reading');
  #text = $state('');
  #step = $state('');
  #citations = $state.raw<readonly Citation[]>([]);
  #suggestions = $state.raw<readonly Suggestion[]>([]);
  #draft = $state.raw<EmailDraft>();
  #verdict = $state('');
  #model = $state('');
  #at = $state('');
  #failure = $state('');

  constructor(key: number, question: string) {
    this.key = key;
    this.question = question;
  }

  get state(): TurnState {
    return this.#state;
  }

  /** It is being answered. */
  get busy(): boolean {
    return this.#state === 'reading' || this.#state === 'writing';
  }

  /** Markdown, as far as it is here. */
  get text(): string {
    return this.#text;
  }

  /** The sentences that are whole; all of it once it has ended. */
  get shown(): string {
    return this.busy ? wholeSentences(this.#text) : this.#text;
  }

  /** What is being read just now: "Reading the timeline". */
  get step(): string {
    return this.#step;
  }

  get citations(): readonly Citation[] {
    return this.#citations;
  }

  get suggestions(): readonly Suggestion[] {
    return this.#suggestions;
  }

  get draft(): EmailDraft | undefined {
    return this.#draft;
  }

  get verdict(): string {
    return this.#verdict;
  }

  /** Whose answer it is; empty until that is known. */
  get model(): string {
    return this.#model;
  }

  /** When it was answered, ISO; empty until then. */
  get at(): string {
    return this.#at;
  }

  /** Why there is no answer, in one sentence. */
  get failure(): string {
    return this.#failure;
  }

  /** Takes what arrives of a streamed answer; suggestions come ready to be decided. */
  take(
    event: AnswerEvent,
    suggestionOf: (event: AnswerEvent & { kind: 'proposal' }) => Suggestion,
  ): void {
    switch (event.kind) {
      case 'delta':
        this.#text += event.text;
        this.#state = 'writing';
        break;
      case 'tool':
        this.#step = event.label;
        break;
      case 'citation':
        this.#citations = [...this.#citations, event.citation];
        break;
      case 'proposal':
        this.#suggestions = [...this.#suggestions, suggestionOf(event)];
        break;
      case 'done':
        this.finish({ model: event.done.model });
        break;
      case 'error':
        this.#fail(event.message);
    }
  }

  /** It is whole. What is left out stays as it arrived. */
  finish(answer: Finished): void {
    this.#text = answer.text ?? this.#text;
    this.#citations = answer.citations ?? this.#citations;
    this.#suggestions = answer.suggestions ?? this.#suggestions;
    this.#draft = answer.draft;
    this.#verdict = answer.verdict ?? '';
    this.#model = answer.model ?? '';
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- a moment, written once
    this.#at = answer.at ?? new Date().toISOString();
    this.#state = 'done';
  }

  /** The member does not wait for the rest. */
  stop(): void {
    if (this.busy) this.#state = 'stopped';
  }

  /** The body ended; an answer that had not is cut off. */
  ended(): void {
    if (this.busy) this.#fail('The answer was cut off.');
  }

  refused(error: ApiError): void {
    if (this.busy) this.#fail(error.message);
  }

  #fail(message: string): void {
    this.#failure = message;
    this.#state = 'failed';
  }
}

/** The text up to the end of its last whole sentence or line. */
export function wholeSentences(text: string): string {
  let end = 0;
  for (const { 0: stop, index } of text.matchAll(/[.!?…:][)\]"”’]*\s|\n/g))
    end = index + stop.length;
  return text.slice(0, end);
}
