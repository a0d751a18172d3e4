import { asApiError, type ApiError } from '#lib/api/errors.ts';
import type { Toasts } from '#lib/components/ui/toasts.svelte.ts';

import { undo } from './api.ts';
import { lastChange } from './last-changes.ts';

/**
 * Says what was done and offers, for ten seconds and by ⌘Z, to take it back.
 *
 * @param text one sentence: "Deleted Nordlicht Logistik"
 * @param changeSets the change sets of the write, the newest last; without one there is nothing to take back
 * @param onundone shows the page as it is afterwards
 */
export function offerUndo(
  toasts: Toasts,
  text: string,
  changeSets: number | readonly number[] | undefined,
  onundone: () => void | Promise<void>,
): void {
  const sets = typeof changeSets === 'number' ? [changeSets] : (changeSets ?? []);
  if (sets.length === 0) {
    toasts.success(text);
    return;
  }
  const run = () => {
    void takeBack(toasts, sets, onundone);
  };
  toasts.undo(text, run, sets.at(-1));
}

/**
 * Takes back what the member wrote last, whether or not a toast still tells of it.
 *
 * @param onundone shows the page as it is afterwards, for a change that no toast tells of
 */
export function takeBackLast(toasts: Toasts, onundone: () => Promise<void>): void {
  const changeSet = lastChange();
  if (changeSet === undefined) toasts.success('Nothing to undo');
  else if (!toasts.undoOf(changeSet)) void takeBack(toasts, changeSet, onundone);
}

/** Takes change sets back, the newest first, and says how that went. Resolves once the page shows it. */
export async function takeBack(
  toasts: Toasts,
  changeSets: number | readonly number[],
  onundone: () => void | Promise<void>,
): Promise<void> {
  try {
    const sets = typeof changeSets === 'number' ? [changeSets] : changeSets;
    for (const changeSet of sets.toReversed()) await undo(changeSet);
  } catch (thrown) {
    toasts.error(refusalOf(asApiError(thrown)));
    return;
  }
  await onundone();
  toasts.success('Change undone');
}

/** Why an undo was refused, in words a member can act on. */
export function refusalOf(error: ApiError): string {
  if (error.code === 'already_undone') return 'Nothing changed: this was undone already.';
  const [reason] = error.conflicts;
  if (error.code === 'undo_conflict' && reason) return `Not undone. ${reason}`;
  return `Not undone. ${error.message}`;
}
