/** A wait shorter than this shows nothing: a flash would be worse than the wait. Milliseconds. */
const SHOW_AFTER = 150;
/** Once shown, a skeleton stays this long, so that it can be seen for what it is. Milliseconds. */
const SHOW_FOR = 300;

/** Decides when a skeleton is drawn, from when the work begins and ends. */
export class LoadingGate {
  #visible = $state(false);
  #shownAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** True while the skeleton is to be drawn. */
  get visible(): boolean {
    return this.#visible;
  }

  /** Call whenever the work begins (`true`) or ends (`false`). */
  update(pending: boolean): void {
    clearTimeout(this.#timer);
    if (pending === this.#visible) return;
    const wait = pending ? SHOW_AFTER : this.#shownAt + SHOW_FOR - Date.now();
    this.#timer = setTimeout(
      () => {
        this.#visible = pending;
        this.#shownAt = Date.now();
      },
      Math.max(0, wait),
    );
  }

  /** Stops the clock; for when the component goes away. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
