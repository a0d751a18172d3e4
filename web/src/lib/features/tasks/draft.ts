import type { Task } from '#lib/api/generated/types.gen.ts';
import type { Option } from '#lib/components/ui/options.ts';

import { linksOf, type Link } from '../links/links.ts';
import type { TaskPriority, TaskStatus } from './task.ts';

/** A task as it stands in its form. */
export interface TaskDraft {
  title: string;
  description: string;
  status: TaskStatus;
  priority: TaskPriority;
  /** A day as a date field writes it; empty for none. */
  due: string;
  assignee: Option | undefined;
  links: readonly Link[];
}

export function newDraft({
  status,
  links,
  assignee,
}: Pick<TaskDraft, 'status' | 'links' | 'assignee'>): TaskDraft {
  return {
    title: '',
    description: '',
    status,
    priority: 'medium',
    due: '',
    assignee,
    links,
  };
}

export function draftOf(task: Task): TaskDraft {
  return {
    title: task.title,
    description: task.description,
    status: task.status as TaskStatus,
    priority: task.priority as TaskPriority,
    due: task.due_date === null ? '' : localDay(new Date(task.due_date)),
    assignee:
      task.assignee_id === null
        ? undefined
        : { value: String(task.assignee_id), label: task.assignee_name },
    links: linksOf(task),
  };
}

/** Whether two forms hold the same. */
export function sameDraft(one: TaskDraft, other: TaskDraft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The day a moment falls on here: `2026-03-01`. */
export function localDay(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** When a task that is due on a day becomes overdue: with the last second of that day here. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}
