/** Where tasks are. */
export const HREF = '/app/tasks';

/** What the list is called where its data is invalidated. */
export const TASKS = 'app:tasks';

export const NOUNS = { one: 'task', many: 'tasks' } as const;

/** The statuses in the order a task goes through them. */
export const STATUSES = ['todo', 'in_progress', 'done'] as const;

export type TaskStatus = (typeof STATUSES)[number];
export type TaskPriority = 'low' | 'medium' | 'high';

/** The priority of a task; one that nobody knows counts as medium. */
export function priorityOf({ priority }: { priority: string }): TaskPriority {
  return priority === 'low' || priority === 'high' ? priority : 'medium';
}
