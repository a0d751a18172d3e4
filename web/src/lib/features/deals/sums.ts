import type { Deal, Stage, StageSum } from '#lib/api/generated/types.gen.ts';

/** What some deals are worth in one currency. */
export interface Sum {
  currency: string;
  count: number;
  amount: number;
  /** Each amount by the chance of its stage. */
  weighted: number;
}

/** What of a deal decides what it is worth, and where. */
type Worth = Pick<Deal, 'stage_id' | 'currency' | 'amount'>;

/** The sums of these stages, one for each currency, the largest first. They cannot be added up. */
export function totalsOf(sums: readonly StageSum[], stages: readonly Stage[]): Sum[] {
  const chances = new Map(stages.map((stage) => [stage.id, stage.probability]));
  const totals = new Map<string, Sum>();
  for (const { stage_id, currency, count, amount } of sums) {
    const chance = chances.get(stage_id);
    if (chance === undefined || count === 0) continue;
    const before = totals.get(currency) ?? { currency, count: 0, amount: 0, weighted: 0 };
    totals.set(currency, {
      currency,
      count: before.count + count,
      amount: before.amount + amount,
      weighted: before.weighted + (amount * chance) / 100,
    });
  }
  return [...totals.values()].sort((one, other) => other.amount - one.amount);
}

/** How many deals some sums are about. */
export function countOf(sums: readonly Sum[]): number {
  return sums.reduce((count, sum) => count + sum.count, 0);
}

/** The sums as they are with one deal elsewhere: gone from where it was, added where it is. */
export function moved(
  sums: readonly StageSum[],
  before: Worth | undefined,
  after: Worth | undefined,
): StageSum[] {
  let next = [...sums];
  if (before) next = added(next, before, -1);
  if (after) next = added(next, after, 1);
  return next;
}

function added(sums: readonly StageSum[], deal: Worth, times: 1 | -1): StageSum[] {
  const at = sums.findIndex(
    (sum) => sum.stage_id === deal.stage_id && sum.currency === deal.currency,
  );
  const sum = sums[at] ?? {
    stage_id: deal.stage_id,
    currency: deal.currency,
    count: 0,
    amount: 0,
  };
  const changed = {
    ...sum,
    count: sum.count + times,
    // Cents, so that what is added and taken away again leaves nothing behind.
    amount: Math.round((sum.amount + times * deal.amount) * 100) / 100,
  };
  return at < 0 ? [...sums, changed] : sums.with(at, changed);
}
