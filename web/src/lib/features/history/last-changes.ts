/** Changes that are remembered: who wants to go further back looks into the history. */
const MOST = 50;

/** Change sets whose news are told apart from those of others: they come within seconds. */
const MOST_OWN = 500;

// What this page wrote, the newest last. Browser only: on a server it would be everybody's.
let changes: readonly number[] = [];
let own: readonly number[] = [];

/** Remembers what the member wrote, so that ⌘Z can take it back. */
export function rememberChange(changeSet: number): void {
  changes = [...changes.filter((one) => one !== changeSet), changeSet].slice(-MOST);
  own = [...own, changeSet].slice(-MOST_OWN);
}

/** Whether this page wrote a change set: it then shows it already. Taking one back counts too. */
export function isOwnChange(changeSet: number): boolean {
  return own.includes(changeSet);
}

/** Forgets a change: it was taken back, or cannot be. */
export function forgetChange(changeSet: number): void {
  changes = changes.filter((one) => one !== changeSet);
}

/** What the member wrote last and did not take back; undefined when there is nothing. */
export function lastChange(): number | undefined {
  return changes.at(-1);
}
