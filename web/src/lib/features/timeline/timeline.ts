import type { Activity, Change, Note } from '#lib/api/generated/types.gen.ts';

import { groupChanges, type ChangeGroup } from '../history/change-groups.ts';
import type { Stream } from './api.ts';

/** One thing that happened. */
export type Entry =
  | { kind: 'note'; key: string; at: string; note: Note }
  | { kind: 'activity'; key: string; at: string; activity: Activity }
  | { kind: 'change'; key: string; at: string; change: ChangeGroup };

/** What a timeline is merged from. */
export interface Streams {
  notes: Stream<Note>;
  activities: Stream<Activity>;
  changes: Stream<Change>;
}

export const NOTHING: Stream<never> = { items: [], count: 0 };

/** Fields whose changes an activity already tells of. */
const TOLD = new Set(['stage_id', 'pipeline_id', 'stage_entered_at']);

/**
 * Everything that happened, newest first. Where a stream has older entries that are not here yet, what
 * is older than its oldest one waits as well: the order must not change when they come.
 */
export function mergeTimeline({ notes, activities, changes }: Streams): Entry[] {
  const entries: Entry[] = [
    ...notes.items.map((note): Entry => ({
      kind: 'note',
      key: `note-${note.id}`,
      at: note.created_at,
      note,
    })),
    ...activities.items.map((activity): Entry => ({
      kind: 'activity',
      key: `activity-${activity.id}`,
      at: activity.occurred_at,
      activity,
    })),
    ...groupChanges(changes.items.filter(isNews)).map((change): Entry => ({
      kind: 'change',
      key: `change-${change.changeSet}`,
      at: change.at,
      change,
    })),
  ].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  const complete = Math.max(
    oldest(notes, (note) => note.created_at),
    oldest(activities, (activity) => activity.occurred_at),
    oldest(changes, (change) => change.at),
  );
  return entries.filter(({ at }) => Date.parse(at) >= complete);
}

/** Whether more is to be had than was read. */
export function hasEarlier({ notes, activities, changes }: Streams): boolean {
  return [notes, activities, changes].some(({ items, count }) => items.length < count);
}

/** The moment from which on a stream is known, in milliseconds; -∞ where all of it is. */
function oldest<T>({ items, count }: Stream<T>, momentOf: (item: T) => string): number {
  const last = items.at(-1);
  return items.length < count && last !== undefined
    ? Date.parse(momentOf(last))
    : Number.NEGATIVE_INFINITY;
}

/** A move of a deal is an activity as well: it is told once. */
function isNews({ operation, changes }: Change): boolean {
  return operation !== 'update' || changes.some(({ field }) => !TOLD.has(field));
}

/** Entries that are shown, or a row of changes that is folded up. */
export type Run =
  { kind: 'entry'; key: string; entry: Entry } | { kind: 'fold'; key: string; entries: Entry[] };

/** Changes in a row that are shown one by one. */
const MOST = 5;

/** Folds up rows of field changes longer than five: what people said and did is between them. */
export function foldChanges(entries: readonly Entry[]): Run[] {
  const runs: Run[] = [];
  let row: Entry[] = [];
  const end = () => {
    const [first] = row;
    if (first && row.length > MOST) {
      runs.push({ kind: 'fold', key: `fold-${first.key}`, entries: row });
    } else runs.push(...row.map((entry): Run => ({ kind: 'entry', key: entry.key, entry })));
    row = [];
  };
  for (const entry of entries) {
    if (entry.kind === 'change') row.push(entry);
    else {
      end();
      runs.push({ kind: 'entry', key: entry.key, entry });
    }
  }
  end();
  return runs;
}
