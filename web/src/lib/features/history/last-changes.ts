/** Changes that are remembered: who wants to go further back looks into the history. */
const MOST = 50;

// What this page wrote, the newest last. Browser only: on a server it would be everybody's.
let changes: readonly number[] = [];

/** Remembers what the member wrote, so that ⌘Z can take it back. */
export function rememberChange(changeSet: number): void {
  changes = [...changes.filter((one) => one !== changeSet), changeSet].slice(-MOST);
}

/** Forgets a change: it was taken back, or cannot be. */
export function forgetChange(changeSet: number): void {
  changes = changes.filter((one) => one !== changeSet);
}

/** What the member wrote last and did not take back; undefined when there is nothing. */
export function lastChange(): number | undefined {
  return changes.at(-1);
}
