import type { Change, Deal } from '#lib/api/generated/types.gen.ts';

/**
 * How long a deal was in each stage so far, in milliseconds by stage.
 *
 * @param changes its history, newest first
 * @param whole the history reaches back to the beginning; what came before it is unknown otherwise
 * @param now milliseconds since 1970
 */
export function stageTimes(
  deal: Pick<Deal, 'stage_id' | 'created_at'>,
  changes: readonly Pick<Change, 'at' | 'changes'>[],
  whole: boolean,
  now: number,
): ReadonlyMap<number, number> {
  const moves = changes.flatMap(({ at, changes: fields }) =>
    fields.flatMap(({ field, before }) =>
      field === 'stage_id' && typeof before === 'number' ? [{ at: Date.parse(at), before }] : [],
    ),
  );
  const times = new Map<number, number>();
  let until = now;
  let stage = deal.stage_id;
  const spent = (from: number) => {
    times.set(stage, (times.get(stage) ?? 0) + Math.max(0, until - from));
  };
  for (const move of moves) {
    spent(move.at);
    until = move.at;
    stage = move.before;
  }
  if (whole) spent(Date.parse(deal.created_at));
  return times;
}

const DAY = 86_400_000;

/** Whole days since a moment; none for one to come. */
export function daysIn(since: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(since)) / DAY));
}

/** "14 days", "1 day", "today" for less than one. */
export function daysWords(time: number): string {
  const days = Math.floor(time / DAY);
  if (days === 0) return 'today';
  return days === 1 ? '1 day' : `${days.toLocaleString('en')} days`;
}
