// The report for people.
import type { Measured } from './load.ts';
import type { Usage } from './machine.ts';
import type { Floor } from './statements.ts';

export interface Line {
  name: string;
  budget?: number;
  one?: Measured;
  eight: Measured;
  thirtyTwo?: Measured;
  /** Milliseconds of processor time per operation. */
  serverMs?: number;
  databaseMs?: number;
  serverMiB?: number;
  statements?: number;
  floor?: Floor;
  floorThirtyTwo?: Floor;
}

export interface Report {
  at: string;
  machine: string;
  load: number[];
  rows: Record<string, unknown>[];
  startMs: number;
  idle: Usage;
  busy: Usage;
  lines: Line[];
}

/** The report in Markdown. */
export function written(report: Report): string {
  const throughput = report.lines.filter(({ one }) => one !== undefined);
  return [
    `Measured ${report.at.slice(0, 10)} on ${report.machine}; load average at the end ${report.load.map((value) => value.toFixed(1)).join(', ')}.`,
    `Rows: ${report.rows.map(({ table, rows }) => `${String(table)} ${Number(rows).toLocaleString('en')}`).join(', ')}.`,
    `Ready after ${(report.startMs / 1000).toFixed(1)} s. Resident: server ${report.idle.serverMiB} MiB idle, ${report.busy.serverMiB} MiB under load; web application ${report.busy.webMiB} MiB under load.`,
    '',
    'Milliseconds with 8 clients. CPU is processor time per operation, server and PostgreSQL. The floor is the same SQL over bare JDBC.',
    '',
    ...table(
      [
        'Operation',
        'p50',
        'p95',
        'p99',
        'budget p95',
        '',
        'CPU server',
        'CPU database',
        'statements',
        'floor p95',
        'p95 / floor',
      ],
      report.lines.map((line) => [
        line.name,
        ms(line.eight.p50),
        ms(line.eight.p95),
        ms(line.eight.p99),
        ms(line.budget),
        verdict(line),
        ms(line.serverMs),
        ms(line.databaseMs),
        line.statements === undefined ? '' : String(line.statements),
        ms(line.floor?.p95),
        line.floor ? (line.eight.p95 / line.floor.p95).toFixed(1) : '',
      ]),
    ),
    '',
    'Requests per second.',
    '',
    ...table(
      ['Operation', '1 client', '8 clients', '32 clients', 'floor at 32', 'share of the floor'],
      throughput.map((line) => [
        line.name,
        rate(line.one),
        rate(line.eight),
        rate(line.thirtyTwo),
        line.floorThirtyTwo ? line.floorThirtyTwo.perSecond.toFixed(0) : '',
        line.floorThirtyTwo && line.thirtyTwo
          ? `${((100 * line.thirtyTwo.perSecond) / line.floorThirtyTwo.perSecond).toFixed(0)} %`
          : '',
      ]),
    ),
    '',
  ].join('\n');
}

function verdict({ budget, eight }: Line): string {
  if (eight.failed > 0) return `${eight.failed} failed`;
  if (budget === undefined) return '';
  return eight.p95 <= budget ? 'met' : 'over';
}

function table(head: string[], rows: string[][]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function ms(value: number | undefined): string {
  if (value === undefined) return '';
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}

function rate(measured: Measured | undefined): string {
  return measured ? measured.perSecond.toFixed(0) : '';
}
