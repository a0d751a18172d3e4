import { getContext, setContext } from 'svelte';

import type { Desk } from './desk.svelte.ts';

/**
 * The assistant as every page knows it: small, for it comes with the frame. What it takes to talk and to
 * decide, the desk, is loaded when it is first opened.
 */
export class Assistant {
  #open = $state(false);
  #waiting = $state<number>();
  #question = $state('');
  #asks = $state(0);
  /** Kept from page to page, once it is there. */
  desk: Desk | undefined;

  /** The panel is shown. */
  get open(): boolean {
    return this.#open;
  }

  /** Suggestions that wait for a decision; undefined until the server has said. */
  get waiting(): number | undefined {
    return this.#waiting;
  }

  /** Counts how often it was asked for, so that asking again can bring the focus back. */
  get asks(): number {
    return this.#asks;
  }

  /** Opens the assistant; with a question, asks it. */
  ask(question = ''): void {
    this.#question = question.trim();
    this.#open = true;
    this.#asks++;
  }

  close(): void {
    this.#open = false;
  }

  /** The question it was opened with; the first to take it asks it. */
  takeQuestion(): string {
    const question = this.#question;
    this.#question = '';
    return question;
  }

  /** What the server says of how many wait. */
  setWaiting(count: number): void {
    this.#waiting = count;
  }

  /** One more or one less waits, by what happens on this page. */
  countWaiting(by: number): void {
    if (this.#waiting !== undefined) this.#waiting = Math.max(0, this.#waiting + by);
  }
}

const KEY = Symbol('assistant');

/** Makes the assistant known to everything below the calling component. */
export function provideAssistant(): Assistant {
  return setContext(KEY, new Assistant());
}

/**
 * The assistant; `ask('…')` opens it with a question. Call during initialisation.
 *
 * @throws when no component above provides it
 */
export function useAssistant(): Assistant {
  const assistant = getContext<Assistant | undefined>(KEY);
  if (!assistant) throw new Error('No assistant here: a component above has to provide it.');
  return assistant;
}
