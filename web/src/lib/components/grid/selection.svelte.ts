import { SvelteSet } from 'svelte/reactivity';

/** The rows someone picked, by id, and where the picking began. */
export class Selection {
  #ids = new SvelteSet<number>();
  #anchor: number | undefined;

  get count(): number {
    return this.#ids.size;
  }

  /** The picked ids, in the order they were picked. */
  get ids(): number[] {
    return [...this.#ids];
  }

  has(id: number): boolean {
    return this.#ids.has(id);
  }

  toggle(id: number): void {
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#anchor = id;
  }

  /** Picks everything between the last row touched and this one. */
  extendTo(id: number, rows: readonly { id: number }[]): void {
    const anchor = rows.findIndex((row) => row.id === this.#anchor);
    const end = rows.findIndex((row) => row.id === id);
    if (end < 0) return;
    const from = anchor < 0 ? end : anchor;
    for (const row of rows.slice(Math.min(from, end), Math.max(from, end) + 1)) {
      this.#ids.add(row.id);
    }
    if (anchor < 0) this.#anchor = id;
  }

  /** Starts a range at this row, unless one has begun. */
  anchorAt(id: number): void {
    if (this.#anchor === undefined || this.#ids.size === 0) this.#anchor = id;
  }

  all(rows: readonly { id: number }[]): void {
    for (const row of rows) this.#ids.add(row.id);
  }

  clear(): void {
    this.#ids.clear();
    this.#anchor = undefined;
  }

  /** Lets go of rows that are no longer there. */
  keep(rows: readonly { id: number }[]): void {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- to look up with, not drawn
    const present = new Set(rows.map((row) => row.id));
    for (const id of this.#ids) if (!present.has(id)) this.#ids.delete(id);
  }
}
