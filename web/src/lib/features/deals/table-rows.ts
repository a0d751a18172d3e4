import type { Deal, Stage } from '#lib/api/generated/types.gen.ts';

import type { StageDeals } from './api.ts';

/** One row of the table: a stage, a deal in it, or the offer to read on. */
export type TableRow =
  | { kind: 'stage'; key: string; stage: Stage; count: number; folded: boolean }
  | { kind: 'deal'; key: string; stage: Stage; deal: Deal }
  | { kind: 'more'; key: string; stage: Stage; left: number };

/**
 * The rows of the table from the top: stages with the most advanced first, each with its deals unless it
 * is folded.
 */
export function tableRows(columns: readonly StageDeals[], folded: ReadonlySet<number>): TableRow[] {
  return columns.toReversed().flatMap(({ stage, cards, count }): TableRow[] => {
    const isFolded = folded.has(stage.id);
    const head: TableRow = {
      kind: 'stage',
      key: `stage-${stage.id}`,
      stage,
      count,
      folded: isFolded,
    };
    if (isFolded) return [head];
    const deals = cards.map((deal): TableRow => ({
      kind: 'deal',
      key: `deal-${deal.id}`,
      stage,
      deal,
    }));
    const left = count - cards.length;
    const more: TableRow[] =
      left > 0 ? [{ kind: 'more', key: `more-${stage.id}`, stage, left }] : [];
    return [head, ...deals, ...more];
  });
}
