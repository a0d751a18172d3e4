/**
 * The newest answer to a question that is asked again and again. What was answered last stays until
 * the next answer is here; answers that come too late are let go.
 */
export class Latest<T> {
  #source: T | Promise<T> | undefined;
  #value = $state.raw<T>();
  #pending = $state(false);

  constructor(source: T | Promise<T>) {
    this.follow(source);
  }

  /** The last answer; undefined while the first one is under way. */
  get value(): T | undefined {
    return this.#value;
  }

  /** A newer answer is under way. */
  get pending(): boolean {
    return this.#pending;
  }

  follow(source: T | Promise<T>): void {
    if (source === this.#source) return;
    this.#source = source;
    if (!(source instanceof Promise)) {
      this.#value = source;
      this.#pending = false;
      return;
    }
    this.#pending = true;
    void source.then((value) => {
      if (source !== this.#source) return;
      this.#value = value;
      this.#pending = false;
    });
  }
}
