// How long OffsideVentures takes to be ready and how much memory it then holds.
//
// usage: node start-up.ts [runs]
import { setTimeout as wait } from 'node:timers/promises';

import { Stack } from '../e2e/stack/stack.ts';

const IDLE_MS = 30_000;
const LIMITS = { server: 300, web: 150 };

const runs = Number(process.argv[2] ?? 3);
const first: number[] = [];
const again: number[] = [];
const server: number[] = [];
const web: number[] = [];

for (let run = 0; run < runs; run++) {
  const stack = new Stack();
  try {
    first.push(await stack.start());
    await stack.stop();
    again.push(await stack.start());
    await wait(IDLE_MS);
    const memory = stack.memory();
    server.push(memory.server);
    web.push(memory.web);
  } finally {
    await stack.stop();
    stack.remove();
  }
}

console.table({
  'first start, new data directory (s)': spread(first, 1000, 1),
  'start again (s)': spread(again, 1000, 1),
  'server, resident after 30 s (MiB)': spread(server, 1, 0),
  'web, resident after 30 s (MiB)': spread(web, 1, 0),
});
if (Math.max(...server) > LIMITS.server || Math.max(...web) > LIMITS.web) {
  console.error(`Over the limit of ${LIMITS.server} MiB (server) or ${LIMITS.web} MiB (web).`);
  process.exitCode = 1;
}

function spread(
  values: number[],
  unit: number,
  digits: number,
): { best: string; median: string; worst: string } {
  const sorted = values.toSorted((a, b) => a - b).map((value) => (value / unit).toFixed(digits));
  return {
    best: sorted.at(0) ?? '',
    median: sorted.at(Math.floor(sorted.length / 2)) ?? '',
    worst: sorted.at(-1) ?? '',
  };
}
