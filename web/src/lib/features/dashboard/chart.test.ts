import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { drawChart, HEIGHT } from './chart.ts';

const quarter = {
  label: '2026-Q4',
  starts_on: '2026-10-01',
  ends_on: '2026-12-31',
  today: '2026-11-18',
};
const series = [
  { date: '2026-10-01', won: 0, forecast: null },
  { date: '2026-10-20', won: 100, forecast: null },
  { date: '2026-11-18', won: 100, forecast: 150 },
  { date: '2026-12-31', won: null, forecast: 400 },
];

describe('the chart', () => {
  it('goes up in steps to today, and from there on to what is expected', () => {
    const { won, forecast, today, right } = drawChart(
      { series, period: quarter, target: 500 },
      680,
    );
    expect(won?.end).toMatchObject({ x: today, value: 100 });
    expect(won?.line).toMatch(/^M0 188V188H133\.\dV[\d.]+H[\d.]+V[\d.]+$/);
    expect(forecast?.end).toMatchObject({ x: right, value: 400 });
    expect(forecast?.line.startsWith(`M${today} ${won?.end.y}`)).toBe(true);
  });

  it('says first and last day and today, and months only where there is room', () => {
    const dates = (width: number) =>
      drawChart({ series, period: quarter, target: null }, width).days.map(({ date }) => date);
    expect(dates(680)).toEqual([
      '2026-10-01',
      '2026-11-01',
      '2026-11-18',
      '2026-12-01',
      '2026-12-31',
    ]);
    expect(dates(280)).toEqual(['2026-10-01', '2026-11-18', '2026-12-31']);
  });

  it('of a period to come has nothing won and no today', () => {
    const period = { label: '2027-Q1', starts_on: '2027-01-01', ends_on: '2027-03-31' };
    const { won, today, forecast } = drawChart(
      {
        series: [
          { date: '2027-01-01', won: null, forecast: 0 },
          { date: '2027-03-31', won: null, forecast: 90 },
        ],
        period: { ...period, today: '2026-11-18' },
        target: null,
      },
      680,
    );
    expect([won, today]).toEqual([undefined, undefined]);
    expect(forecast?.line).toMatch(/^M0 188V188H640V/);
  });

  it('stays inside its frame, whatever the figures', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.integer({ min: 60, max: 1600 }),
        (a, b, target, width) => {
          const drawing = drawChart(
            {
              series: [
                { date: '2026-10-01', won: 0, forecast: null },
                { date: '2026-11-18', won: a, forecast: a + b },
                { date: '2026-12-31', won: null, forecast: a + b },
              ],
              period: quarter,
              target,
            },
            width,
          );
          const heights = [
            drawing.won?.end.y,
            drawing.forecast?.end.y,
            drawing.target?.y,
            ...drawing.ticks.map(({ y }) => y),
          ].filter((y) => y !== undefined);
          expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...heights)).toBeLessThanOrEqual(HEIGHT);
          expect(drawing.ticks.length).toBeGreaterThanOrEqual(2);
          expect(drawing.ticks.length).toBeLessThanOrEqual(6);
        },
      ),
    );
  });
});
