/** What came of asking for a new access token. */
export type Refreshed =
  { kind: 'refreshed'; access: string } | { kind: 'refused' } | { kind: 'unavailable' };

/** Requests that left the browser before the new cookie arrived still carry the old one. */
const KEPT_MS = 10_000;

/** Asks for each refresh token once, however many requests need it at the same time. */
export class Refreshes {
  readonly #known = new Map<string, Promise<Refreshed>>();

  /**
   * The result for a token: of the call under way, of the last 10 seconds, or of a new call.
   *
   * @param ask makes the call; must not reject
   */
  once(token: string, ask: () => Promise<Refreshed>): Promise<Refreshed> {
    const known = this.#known.get(token);
    if (known) return known;

    const asked = ask().then((result) => {
      // Not an answer: the next request may be luckier.
      if (result.kind === 'unavailable') this.#known.delete(token);
      else setTimeout(() => this.#known.delete(token), KEPT_MS).unref();
      return result;
    });
    this.#known.set(token, asked);
    return asked;
  }

  /** Drops what is known of a token, because it was signed out. */
  forget(token: string): void {
    this.#known.delete(token);
  }
}
