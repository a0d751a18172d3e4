import type { Stage } from '#lib/api/generated/types.gen.ts';

/** How a stage ends a deal; undefined for one in which deals are open. */
export function stageOutcome(stage: Pick<Stage, 'is_won' | 'is_lost'>): 'won' | 'lost' | undefined {
  if (stage.is_won) return 'won';
  return stage.is_lost ? 'lost' : undefined;
}
