import { getContext, setContext } from 'svelte';

/** The one thing a toast offers to do. */
export interface ToastAction {
  label: string;
  onaction: () => void;
}

export interface Toast {
  readonly id: number;
  /** `success`: a tick. `applied`: the green tick of an applied suggestion. `error` stays until closed. */
  readonly kind: 'success' | 'applied' | 'undo' | 'error';
  /** One sentence. */
  readonly text: string;
  readonly action: ToastAction | undefined;
  /** What an undo toast takes back, where that has a name of its own. */
  readonly of?: number | undefined;
}

/** How long a toast stays, in milliseconds; an error stays until it is closed. */
const STAY: Record<Toast['kind'], number> = {
  success: 6_000,
  applied: 6_000,
  undo: 10_000,
  error: Number.POSITIVE_INFINITY,
};

const MOST = 3;

interface Countdown {
  left: number;
  since: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** The messages at the bottom of the screen: three at most, the newest last. */
export class Toasts {
  #items = $state<Toast[]>([]);
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- clocks are not drawn
  #countdowns = new Map<number, Countdown>();
  #paused = false;
  #lastId = 0;

  get items(): readonly Toast[] {
    return this.#items;
  }

  /** Says that something was done. Not for what the screen shows already. */
  success(text: string, action?: ToastAction): void {
    this.#show('success', text, action);
  }

  /** Says that a suggestion was applied. */
  applied(text: string, action?: ToastAction): void {
    this.#show('applied', text, action);
  }

  /**
   * Says that something was done and offers, for ten seconds and by ⌘Z, to take it back.
   *
   * @param of the change that is taken back, by which the toast is found again
   */
  undo(text: string, onundo: () => void, of?: number): void {
    this.#show('undo', text, { label: 'Undo', onaction: onundo }, of);
  }

  /** Says that something failed; stays until it is closed. */
  error(text: string, action?: ToastAction): void {
    this.#show('error', text, action);
  }

  dismiss(id: number): void {
    clearTimeout(this.#countdowns.get(id)?.timer);
    this.#countdowns.delete(id);
    this.#items = this.#items.filter((toast) => toast.id !== id);
  }

  /** Runs the action of a toast and takes the toast away. */
  act(toast: Toast): void {
    this.dismiss(toast.id);
    toast.action?.onaction();
  }

  /** Takes back what the newest undo toast tells of. Returns false when there is none. */
  undoNewest(): boolean {
    const newest = this.#items.findLast((toast) => toast.kind === 'undo');
    if (!newest) return false;
    this.act(newest);
    return true;
  }

  /** Runs the undo toast of a change. Returns false when there is none any more. */
  undoOf(change: number): boolean {
    const toast = this.#items.find(({ kind, of }) => kind === 'undo' && of === change);
    if (!toast) return false;
    this.act(toast);
    return true;
  }

  /** Stops the clocks while someone reads. */
  pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    for (const countdown of this.#countdowns.values()) {
      clearTimeout(countdown.timer);
      countdown.left -= Date.now() - countdown.since;
    }
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    for (const [id, countdown] of this.#countdowns) this.#run(id, countdown);
  }

  #show(kind: Toast['kind'], text: string, action: ToastAction | undefined, of?: number): void {
    const id = ++this.#lastId;
    this.#items = [...this.#items, { id, kind, text, action, of }];
    const stay = STAY[kind];
    if (Number.isFinite(stay)) {
      const countdown = { left: stay, since: Date.now(), timer: undefined };
      this.#countdowns.set(id, countdown);
      if (!this.#paused) this.#run(id, countdown);
    }
    for (const surplus of this.#items.slice(0, -MOST)) this.dismiss(surplus.id);
  }

  #run(id: number, countdown: Countdown): void {
    countdown.since = Date.now();
    countdown.timer = setTimeout(() => {
      this.dismiss(id);
    }, countdown.left);
  }
}

const KEY = Symbol('toasts');

/** Makes one list of toasts known to everything below the calling component. */
export function provideToasts(): Toasts {
  return setContext(KEY, new Toasts());
}

/**
 * The toasts of the page. Call during initialisation.
 *
 * @throws when no component above provides them
 */
export function useToasts(): Toasts {
  const toasts = getContext<Toasts | undefined>(KEY);
  if (!toasts) throw new Error('No toasts here: a component above has to call provideToasts().');
  return toasts;
}
