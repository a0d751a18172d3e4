/**
 * A surface that is loaded when its trigger is approached, not with the page: what positions it and
 * holds its focus weighs more than the page it opens over.
 */
export class LazySurface<S> {
  #Surface = $state.raw<S>();
  #anchor = $state.raw<HTMLElement | null>(null);
  readonly #id: string;
  readonly #import: () => Promise<{ default: S }>;

  /** @param id of the trigger element */
  constructor(id: string, load: () => Promise<{ default: S }>) {
    this.#id = id;
    this.#import = load;
  }

  /** The surface, once it is here. */
  get Surface(): S | undefined {
    return this.#Surface;
  }

  /** The trigger, once the surface is to be shown beside it. */
  get anchor(): HTMLElement | null {
    return this.#anchor;
  }

  /** Loads the surface when it is opened. Call from an effect. */
  follow(open: boolean): void {
    if (!open) return;
    this.#anchor = document.getElementById(this.#id);
    void this.#load();
  }

  /** What the trigger needs, besides what opens it. */
  trigger(open: boolean): Record<string, unknown> {
    return {
      id: this.#id,
      'aria-expanded': open,
      onpointerenter: () => void this.#load(),
      onfocus: () => void this.#load(),
    };
  }

  async #load(): Promise<void> {
    this.#Surface ??= (await this.#import()).default;
  }
}
