import type { Answer } from './lists.ts';
import { RESOURCES } from './resources.ts';
import type { MockState, Row } from './state.ts';

/** The workspace's currency here; the demo deals are all in it. */
const CURRENCY = 'USD';
const QUARTER_TARGET = 250_000;
const DAY = 86_400_000;

const plain = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
const sum = (rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** The dashboard, worked out from the records as they are now. */
export function dashboard(
  state: MockState,
  query: URLSearchParams,
  me: number,
  now = Date.now(),
): object {
  const owner = query.get('owner_id');
  const mine = (row: Row, field: string) => owner === null || row[field] === Number(owner);
  const deals = state.rows('deal').filter((deal) => mine(deal, 'owner_id'));
  const chance = (deal: Row) => Number(state.find('stage', deal.stage_id)?.probability ?? 0) / 100;
  const worth = (deal: Row) => Number(deal.amount);
  const weighed = (deal: Row) => Math.round(worth(deal) * chance(deal));
  const open = deals.filter((deal) => deal.status === 'open');
  const days = span(query.get('period') ?? 'quarter', now);
  const within = (deal: Row) => {
    const date = dayOf(deal, days.today);
    return date >= days.starts_on && date <= days.ends_on;
  };
  const won = deals.filter((deal) => deal.status === 'won' && within(deal));
  const expected = open.filter(within);
  const decided = deals.filter((deal) => deal.status === 'won' || deal.status === 'lost');
  const tasks = state.rows('task').filter((task) => task.status !== 'done');
  const due = (task: Row) => (typeof task.due_date === 'string' ? task.due_date : '9');

  const answer = (family: 'tasks' | 'activities', row: Row): Answer =>
    RESOURCES[family]?.answer(row, state) ?? row;
  const inCurrency = (rows: readonly Row[]) =>
    rows.length === 0
      ? []
      : [{ currency: CURRENCY, amount: sum(rows, worth), weighted: sum(rows, weighed) }];

  return {
    period: days,
    currency: CURRENCY,
    exchange_rates: {},
    unconverted: [],
    open_value: sum(open, worth),
    weighted_value: sum(open, weighed),
    pipeline_value: inCurrency(open),
    open_deals: open.length,
    deals_by_stage: state
      .rows('stage')
      .filter((stage) => stage.is_won !== true && stage.is_lost !== true)
      .map((stage) => {
        const here = open.filter((deal) => deal.stage_id === stage.id);
        return {
          pipeline_id: stage.pipeline_id,
          pipeline_name: state.find('pipeline', stage.pipeline_id)?.name ?? '',
          stage_id: stage.id,
          stage_name: stage.name,
          probability: stage.probability,
          count: here.length,
          amount: sum(here, worth),
          weighted: sum(here, weighed),
          values: inCurrency(here),
        };
      }),
    won_value: sum(won, worth),
    won:
      won.length === 0 ? [] : [{ currency: CURRENCY, amount: sum(won, worth), count: won.length }],
    win_rate_90d:
      decided.length === 0
        ? null
        : decided.filter(({ status }) => status === 'won').length / decided.length,
    forecast: sum(won, worth) + sum(expected, weighed),
    target: owner === null ? QUARTER_TARGET * (query.get('period') === 'year' ? 4 : 1) : null,
    series: series(days, won, expected, worth, weighed),
    open_tasks: tasks.filter((task) => mine(task, 'assignee_id')).length,
    overdue_tasks: tasks.filter(
      (task) => mine(task, 'assignee_id') && due(task) < new Date(now).toISOString(),
    ).length,
    companies: state.rows('company').filter((row) => mine(row, 'owner_id')).length,
    contacts: state.rows('contact').filter((row) => mine(row, 'owner_id')).length,
    recent_activity: state
      .rows('activity')
      .filter((row) => mine(row, 'actor_id'))
      .sort((one, other) => String(other.occurred_at).localeCompare(String(one.occurred_at)))
      .slice(0, 10)
      .map((row) => answer('activities', row)),
    my_open_tasks: tasks
      .filter((task) => task.assignee_id === me)
      .sort((one, other) => due(one).localeCompare(due(other)))
      .slice(0, 8)
      .map((row) => answer('tasks', row)),
  };
}

/** The day a deal counts on: a deal that is won was won by today, whatever day was expected. */
function dayOf(deal: Row, today: string): string {
  const expected = typeof deal.close_date === 'string' ? deal.close_date : '9';
  return deal.status === 'won' && expected > today ? today : expected;
}

interface Span {
  label: string;
  starts_on: string;
  ends_on: string;
  today: string;
}

function span(period: string, now: number): Span {
  const date = new Date(now);
  const first = Math.floor(date.getUTCMonth() / 3) * 3 + (period === 'next' ? 3 : 0);
  const [from, months] = period === 'year' ? [0, 12] : [first, 3];
  const start = Date.UTC(date.getUTCFullYear(), from, 1);
  const end = Date.UTC(date.getUTCFullYear(), from + months, 1) - DAY;
  const year = plain(start).slice(0, 4);
  const quarter = Math.floor(new Date(start).getUTCMonth() / 3) + 1;
  return {
    label: period === 'year' ? year : `${year}-Q${quarter}`,
    starts_on: plain(start),
    ends_on: plain(end),
    today: plain(now),
  };
}

function series(
  { starts_on, ends_on, today }: Span,
  won: readonly Row[],
  expected: readonly Row[],
  worth: (deal: Row) => number,
  weighed: (deal: Row) => number,
): object[] {
  const day = (deal: Row) => dayOf(deal, today);
  const later = (date: string) => (date < today ? today : date);
  const dates = [starts_on, ends_on, ...won.map(day), ...expected.map((deal) => later(day(deal)))];
  if (today >= starts_on && today <= ends_on) dates.push(today);
  return [...new Set(dates)].sort().map((date) => {
    const fact = sum(
      won.filter((deal) => day(deal) <= date),
      worth,
    );
    const hoped = sum(
      expected.filter((deal) => later(day(deal)) <= date),
      weighed,
    );
    return {
      date,
      won: date > today ? null : fact,
      forecast: date < today ? null : fact + hoped,
    };
  });
}
