import { isTyping } from '#lib/platform.ts';

import type { News } from './live-changes.ts';

/** Milliseconds: how long changes gather, the least time between two refreshes, and between two looks at an open editor. */
const GATHER = 400;
const APART = 3_000;
const LOOK = 700;

/** The families of the API in whose answers a record of each type shows up. */
const SHOWN_IN: Readonly<Record<string, readonly string[]>> = {
  company: ['companies', 'contacts', 'deals', 'tasks', 'notes', 'activities'],
  contact: ['companies', 'contacts', 'deals', 'tasks', 'notes', 'activities'],
  deal: ['companies', 'deals', 'tasks', 'notes', 'activities'],
  pipeline: ['pipelines', 'deals'],
  stage: ['pipelines', 'deals'],
  task: ['tasks'],
  note: ['notes', 'activities', 'companies', 'contacts', 'deals'],
  activity: ['activities', 'companies', 'contacts', 'deals'],
};

/** Whatever changes, these may show it. */
const SHOWN_ANYWAY = ['dashboard', 'history'];

/** Everything that shows records. */
const EVERYTHING = new Set([...Object.values(SHOWN_IN).flat(), ...SHOWN_ANYWAY]);

/** What a refresh has to know about the page. */
export interface Surroundings {
  /** Whether this page wrote a change set, and so shows it already. */
  isOwn: (changeSet: number) => boolean;
  /** Reads anew what came from these addresses. */
  refresh: (concerns: (url: URL) => boolean) => Promise<void>;
  /** Whether somebody is in the middle of something that a refresh could disturb. */
  isBusy?: () => boolean;
}

/** Turns what others changed into as few refreshes as will do, none of them over an open editor. */
export class Refresher {
  readonly #surroundings: Required<Surroundings>;
  #waiting: News[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = -APART;

  constructor(surroundings: Surroundings) {
    this.#surroundings = { isBusy, ...surroundings };
  }

  /** Takes what was heard. */
  tell(news: News): void {
    this.#waiting.push(news);
    this.#timer ??= setTimeout(() => this.#run(), Math.max(GATHER, this.#last + APART - now()));
  }

  /** Forgets what was heard. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
  }

  #run(): void {
    this.#timer = undefined;
    const news = this.#waiting.filter(
      (one) => one.kind === 'reset' || !this.#surroundings.isOwn(one.change.change_set_id),
    );
    this.#waiting = news;
    if (news.length === 0) return;
    if (this.#surroundings.isBusy()) {
      this.#timer = setTimeout(() => this.#run(), LOOK);
      return;
    }
    this.#waiting = [];
    this.#last = now();
    const families = familiesOf(news);
    void this.#surroundings.refresh(
      ({ pathname }) => pathname.startsWith('/api/') && families.has(pathname.split('/')[2] ?? ''),
    );
  }
}

function familiesOf(news: readonly News[]): ReadonlySet<string> {
  if (news.some(({ kind }) => kind === 'reset')) return EVERYTHING;
  return new Set([
    ...SHOWN_ANYWAY,
    ...news.flatMap((one) =>
      one.kind === 'change' ? (SHOWN_IN[one.change.record_type] ?? []) : [],
    ),
  ]);
}

/** An editor, a dialog, a menu is open, something is being dragged, or somebody types. */
function isBusy(): boolean {
  const { activeElement } = document;
  const searching = activeElement?.matches('input[type=search]') === true;
  return (
    (isTyping(activeElement) && !searching) ||
    document.querySelector(
      '[data-editing], [data-dragging], [role=dialog], [role=alertdialog], [role=menu]',
    ) !== null
  );
}

const now = (): number => performance.now();
