import { zChangeEvent } from '#lib/api/generated/zod.gen.ts';
import type { ChangeEvent } from '#lib/api/generated/types.gen.ts';

import { readEvents } from './event-stream.ts';

/** Milliseconds: the first wait before a new try and the longest, and silence that means the line is dead. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
const SILENCE = 45_000;

/** What was changed, or that too much was missed to be told. */
export type News = { kind: 'change'; change: ChangeEvent } | { kind: 'reset' };

/**
 * Hears what others change, as long as somebody looks: while the page is hidden it lets the line go, and
 * afterwards catches up from where it was.
 */
export class LiveChanges {
  readonly #onnews: (news: News) => void;
  #connection: AbortController | undefined;
  #lastId: string | undefined;
  #wait = FIRST_WAIT;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  constructor(onnews: (news: News) => void) {
    this.#onnews = onnews;
  }

  /** Begins to listen. Browser only; returns what ends it for good. */
  start(): () => void {
    const look = () => {
      if (document.hidden) this.#pause();
      else this.#open();
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    look();
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
      this.#over = true;
      this.#pause();
    };
  }

  #open(): void {
    if (this.#over || this.#connection) return;
    clearTimeout(this.#retry);
    const connection = new AbortController();
    this.#connection = connection;
    void this.#listen(connection.signal).then((again) => {
      if (connection.signal.aborted) return;
      this.#connection = undefined;
      clearTimeout(this.#silence);
      if (again) this.#later();
      else this.#over = true;
    });
  }

  #pause(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#connection?.abort();
    this.#connection = undefined;
  }

  /** Tries again after a while, longer each time, and not all clients at once. */
  #later(): void {
    const wait = this.#wait * (0.75 + Math.random() / 2);
    this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
    this.#retry = setTimeout(() => {
      if (!document.hidden) this.#open();
    }, wait);
  }

  /** Listens until the stream ends. Resolves to whether a new try makes sense. */
  async #listen(signal: AbortSignal): Promise<boolean> {
    try {
      const headers = new Headers({ accept: 'text/event-stream' });
      if (this.#lastId !== undefined) headers.set('last-event-id', this.#lastId);
      const answer = await fetch('/api/events', { headers, signal });
      if (answer.status >= 500 || answer.status === 429) return true;
      // Nobody is signed in, or there is nothing to hear here: the next page load may know more.
      if (answer.status !== 200 || !answer.body) return false;
      this.#wait = FIRST_WAIT;
      this.#heard();
      for await (const event of readEvents(answer.body)) {
        this.#heard();
        if (event) this.#take(event.name, event.data, event.id);
      }
    } catch {
      // The line is cut; what was missed is told from the last id on.
    }
    return true;
  }

  #take(name: string, data: string, id: string | undefined): void {
    if (id !== undefined) this.#lastId = id;
    if (name === 'reset') this.#onnews({ kind: 'reset' });
    if (name !== 'change') return;
    const change = zChangeEvent.safeParse(json(data)).data;
    if (change) this.#onnews({ kind: 'change', change });
  }

  #heard(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#pause();
      this.#later();
    }, SILENCE);
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
