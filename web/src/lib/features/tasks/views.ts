/** A part of the tasks that is asked for again and again, as the parameters of its address. */
export interface TaskView {
  id: 'mine' | 'team' | 'overdue' | 'done';
  label: string;
  parameters: URLSearchParams;
}

const OPEN = 'todo,in_progress';

/**
 * The views of the task list. The first is where the list begins.
 *
 * @param today the day it is for the member: `2026-03-01`
 */
export function taskViews(today: string): TaskView[] {
  const view = (id: TaskView['id'], label: string, parameters: Record<string, string>) => ({
    id,
    label,
    parameters: new URLSearchParams(parameters),
  });
  return [
    view('mine', 'My tasks', { assignee_id: 'me', status: OPEN }),
    view('team', 'Team', { status: OPEN }),
    view('overdue', 'Overdue', { status: OPEN, due_before: today }),
    view('done', 'Done', { status: 'done', ordering: '-completed_at' }),
  ];
}

/** The view an address shows, whatever the order of its parameters; undefined for any other list. */
export function viewOf(
  views: readonly TaskView[],
  parameters: URLSearchParams,
): TaskView | undefined {
  const written = (from: URLSearchParams) => {
    const sorted = new URLSearchParams(from);
    sorted.delete('new');
    sorted.delete('offset');
    sorted.delete('layout');
    sorted.sort();
    return sorted.toString();
  };
  const wanted = written(parameters);
  return views.find((view) => written(view.parameters) === wanted);
}
