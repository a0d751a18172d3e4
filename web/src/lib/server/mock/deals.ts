import { page } from './lists.ts';
import { RESOURCES } from './resources.ts';
import type { MockState, Row } from './state.ts';

/** What the deals that match are worth, by stage and currency. */
export function sumDeals(state: MockState, query: URLSearchParams, me: number): object {
  const conditions = new URLSearchParams(query);
  for (const name of ['limit', 'offset', 'ordering']) conditions.delete(name);
  const { table, listing, answer } = RESOURCES.deals ?? {};
  if (!table || !listing || !answer) return { items: [], count: 0 };
  const rows = state.rows(table).map((row) => answer(row, state));
  const sums = new Map<
    string,
    { stage_id: unknown; currency: unknown; count: number; amount: number }
  >();
  for (const deal of page(rows, listing, conditions, me, rows.length).items) {
    const { stage_id, currency } = deal;
    const key = `${String(stage_id)} ${String(currency)}`;
    const sum = sums.get(key) ?? { stage_id, currency, count: 0, amount: 0 };
    sums.set(key, { ...sum, count: sum.count + 1, amount: sum.amount + Number(deal.amount) });
  }
  return { items: [...sums.values()], count: sums.size };
}

/** A deal's status follows its stage, and a move begins its time in the stage anew. */
export function placed(
  values: Record<string, unknown>,
  before: Row | undefined,
  state: MockState,
): Record<string, unknown> {
  const stage = state.find('stage', values.stage_id);
  if (!stage) return values;
  const status = stage.is_won ? 'won' : stage.is_lost ? 'lost' : 'open';
  const moves = before?.stage_id !== stage.id;
  return {
    ...values,
    status,
    ...(moves && { stage_entered_at: new Date().toISOString() }),
  };
}
