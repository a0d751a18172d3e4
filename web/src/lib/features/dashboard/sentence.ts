import type { Dashboard } from '#lib/api/generated/types.gen.ts';

type Figures = Pick<Dashboard, 'period' | 'forecast' | 'target' | 'open_deals' | 'won'>;

/**
 * What a period is called: `Q4` in the year that runs, else `Q1 2027`; a year is its number.
 *
 * @param label as the API names it: `2026-Q4` or `2026`
 * @param today a plain day
 */
export function periodName({ label, today }: Pick<Dashboard['period'], 'label' | 'today'>): string {
  const [year = label, quarter] = label.split('-');
  if (quarter === undefined) return year;
  return today.startsWith(year) ? quarter : `${quarter} ${year}`;
}

/**
 * The dashboard in one sentence, which says no more than the figures do.
 *
 * @param write an amount in the workspace's currency
 */
export function sentenceOf(
  { period, forecast, target, open_deals, won }: Figures,
  write: (amount: number) => string,
): string {
  const name = periodName(period);
  const decided = won.reduce((sum, { count }) => sum + count, 0);
  if (open_deals === 0 && decided === 0) return 'No deals are open.';
  if (forecast === null) return `${open_deals} ${open_deals === 1 ? 'deal is' : 'deals are'} open.`;
  const start = `${name} is forecast at ${write(forecast)}`;
  if (target === null || target === 0) return `${start}.`;
  const gap = Math.round(forecast) - Math.round(target);
  if (gap === 0) return `${start}, on target.`;
  return gap < 0
    ? `${start}, ${write(-gap)} short of target.`
    : `${start}, ${write(gap)} over target.`;
}
