import type { Task } from '#lib/api/generated/types.gen.ts';
import { daysUntil, type DateSettings } from '#lib/components/ui/dates.ts';

/** Tasks that are due about the same time. */
export interface DueGroup {
  label: string;
  tasks: Task[];
}

const LABELS = ['Overdue', 'Today', 'This week', 'Later', 'No due date', 'Done'] as const;

type Label = (typeof LABELS)[number];

/** Tasks in groups by when they are due, in the order they came; groups without any are left out. */
export function groupByDue(tasks: readonly Task[], settings: DateSettings): DueGroup[] {
  return LABELS.map((label) => ({
    label,
    tasks: tasks.filter((task) => labelOf(task, settings) === label),
  })).filter((group) => group.tasks.length > 0);
}

function labelOf({ status, due_date: due }: Task, settings: DateSettings): Label {
  if (status === 'done') return 'Done';
  if (due === null) return 'No due date';
  const days = daysUntil(due, settings);
  if (days < 0) return 'Overdue';
  if (days === 0) return Date.parse(due) < settings.now ? 'Overdue' : 'Today';
  return days <= daysLeftInWeek(settings) ? 'This week' : 'Later';
}

/** Days from today to Sunday; on a Sunday the week that begins tomorrow is meant. */
function daysLeftInWeek({ now, timeZone }: DateSettings): number {
  const day = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }).format(now);
  return 7 - (['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(day) + 1) || 7;
}
