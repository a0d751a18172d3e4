import { asApiError } from '#lib/api/errors.ts';
import type { Task } from '#lib/api/generated/types.gen.ts';
import type { Toasts } from '#lib/components/ui/toasts.svelte.ts';

import { offerUndo } from '../history/offer-undo.ts';
import { saveTask } from './api.ts';

/**
 * Finishes a task, or opens it again, and offers to take that back.
 *
 * @param onchange shows the page as it is afterwards
 */
export async function toggleDone(
  task: Pick<Task, 'id' | 'status' | 'title'>,
  toasts: Toasts,
  onchange: () => Promise<void>,
): Promise<void> {
  const done = task.status !== 'done';
  try {
    const { changeSet } = await saveTask(task.id, { status: done ? 'done' : 'todo' });
    offerUndo(toasts, `${done ? 'Finished' : 'Opened'} ${task.title}`, changeSet, onchange);
  } catch (thrown) {
    toasts.error(`${task.title} not changed. ${asApiError(thrown).message}`);
  }
  await onchange();
}
