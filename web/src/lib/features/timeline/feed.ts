import type { DateSettings } from '#lib/components/ui/dates.ts';
import { dayIn, daysUntil, formatDay, formatWeekday } from '#lib/components/ui/dates.ts';

import type { Entry } from './timeline.ts';

/** What happened on one day. */
export interface FeedDay {
  /** The day itself: `2026-03-01`. */
  day: string;
  /** "Today", "Yesterday", "Friday", then the day. */
  title: string;
  /** The date under the title; empty where the title says it. */
  date: string;
  entries: Entry[];
}

/** Entries by the day they happened on, in the order they came. */
export function byDay(entries: readonly Entry[], settings: DateSettings): FeedDay[] {
  const days = new Map<string, FeedDay>();
  for (const entry of entries) {
    const day = dayIn(Date.parse(entry.at), settings.timeZone);
    const known = days.get(day);
    if (known) known.entries.push(entry);
    else days.set(day, { day, ...titleOf(day, settings), entries: [entry] });
  }
  return [...days.values()];
}

function titleOf(day: string, settings: DateSettings): { title: string; date: string } {
  const date = formatDay(day, settings);
  const ago = -daysUntil(day, settings);
  if (ago === 0) return { title: 'Today', date };
  if (ago === 1) return { title: 'Yesterday', date };
  if (ago > 1 && ago < 7) return { title: formatWeekday(day, settings), date };
  return { title: date, date: '' };
}
