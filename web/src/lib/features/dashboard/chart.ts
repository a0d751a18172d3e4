import type { Dashboard } from '#lib/api/generated/types.gen.ts';

/** Height of the whole chart, and of the words under it; width of the figures at its right. Pixels. */
export const HEIGHT = 208;
export const FOOT = 20;
export const GUTTER = 40;

/** The least distance between the middles of two dates under the chart. */
const APART = 56;

const DAY = 86_400_000;

export interface Spot {
  x: number;
  y: number;
  value: number;
}

/** Everything the chart draws, in pixels from its upper left corner. */
export interface Drawing {
  /** Where the plot ends, right and below. */
  right: number;
  bottom: number;
  ticks: readonly { value: number; y: number }[];
  days: readonly { date: string; x: number; anchor: 'start' | 'middle' | 'end'; today: boolean }[];
  /** What was won, as a line and as the ground under it; undefined where nothing of the period is past. */
  won: { line: string; ground: string; end: Spot } | undefined;
  /** What is expected, from today on; undefined where nothing of the period is to come. */
  forecast: { line: string; end: Spot } | undefined;
  target: Spot | undefined;
  /** Where today is; undefined where it lies outside of the period. */
  today: number | undefined;
}

type Figures = Pick<Dashboard, 'series' | 'period' | 'target'>;

/**
 * Lays the figures of a period out as steps: an amount holds until the day of the next one.
 *
 * @param width of the whole chart in pixels
 */
export function drawChart({ series, period, target }: Figures, width: number): Drawing {
  const right = Math.max(1, width - GUTTER);
  const bottom = HEIGHT - FOOT;
  const amounts = series.flatMap(({ won, forecast }) => [won ?? 0, forecast ?? 0]);
  // Some air above the highest, for its words.
  const top = Math.max(1, target ?? 0, ...amounts) * 1.12;

  const first = day(period.starts_on);
  const span = Math.max(1, day(period.ends_on) - first);
  const x = (date: string) => round(((day(date) - first) / span) * right);
  const y = (amount: number) => round((1 - amount / top) * bottom);

  const wonSteps = steps(series, 'won');
  const forecastSteps = steps(series, 'forecast');
  const inside = period.today >= period.starts_on && period.today <= period.ends_on;
  const lastWon = wonSteps.at(-1);
  const lastExpected = forecastSteps.at(-1);

  const line = (from: readonly Step[], start: number) =>
    from
      .map(({ date, amount }, index) => {
        const before = index === 0 ? `M${x(date)} ${round(start)}` : `H${x(date)}`;
        return `${before}V${y(amount)}`;
      })
      .join('');
  const wonLine = line(wonSteps, bottom);

  return {
    right,
    bottom,
    ticks: ticksBelow(top).map((value) => ({ value, y: y(value) })),
    days: daysUnder(period, inside, x, right),
    won: lastWon && {
      line: wonLine,
      ground: `${wonLine}V${bottom}H0Z`,
      end: { x: x(lastWon.date), y: y(lastWon.amount), value: lastWon.amount },
    },
    // It sets out from what was won, not from the ground.
    forecast: lastExpected && {
      line: line(forecastSteps, lastWon ? y(lastWon.amount) : bottom),
      end: { x: x(lastExpected.date), y: y(lastExpected.amount), value: lastExpected.amount },
    },
    target: target === null || target === 0 ? undefined : { x: 0, y: y(target), value: target },
    today: inside ? x(period.today) : undefined,
  };
}

interface Step {
  date: string;
  amount: number;
}

function steps(series: Figures['series'], of: 'won' | 'forecast'): Step[] {
  return series.flatMap((point) => {
    const amount = point[of];
    return amount === null ? [] : [{ date: point.date, amount }];
  });
}

/** Two to five round amounts from 0 up. */
function ticksBelow(top: number): number[] {
  const rough = top / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
}

/** First and last day and today, and of the months between as many as find room. */
function daysUnder(
  period: Dashboard['period'],
  inside: boolean,
  x: (date: string) => number,
  right: number,
): Drawing['days'] {
  const { starts_on, ends_on, today } = period;
  const chosen: Drawing['days'][number][] = [];
  const add = (date: string, anchor: 'start' | 'middle' | 'end', isToday = false) => {
    const at = x(date);
    // Words that begin or end at an edge have their middle half their length away from it.
    const middle = (one: { x: number; anchor: string }) =>
      one.x + (one.anchor === 'start' ? 18 : one.anchor === 'end' ? -18 : 0);
    const near = chosen.some((one) => Math.abs(middle(one) - middle({ x: at, anchor })) < APART);
    if (!near) chosen.push({ date, x: at, anchor, today: isToday });
  };
  if (inside) {
    const at = x(today);
    add(today, at < 24 ? 'start' : at > right - 24 ? 'end' : 'middle', true);
  }
  add(starts_on, 'start');
  add(ends_on, 'end');
  for (const month of monthsBetween(starts_on, ends_on)) add(month, 'middle');
  return chosen.sort((one, other) => one.x - other.x);
}

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  const [year = 0, month = 1] = from.split('-').map(Number);
  for (let next = 1; next <= 12; next++) {
    const date = new Date(Date.UTC(year, month - 1 + next, 1)).toISOString().slice(0, 10);
    if (date < to) months.push(date);
  }
  return months;
}

const day = (date: string): number => Date.parse(date) / DAY;
const round = (pixels: number): number => Math.round(pixels * 10) / 10;
