import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Fails when a first visit to the companies list loads more JavaScript than the budget. Needs a build. */
const BUDGET = 120_000;
const OUTPUT = '.svelte-kit/output';
const ROUTE = [
  'src/routes/+layout.server.ts',
  'src/routes/(app)/+layout.server.ts',
  'src/routes/(app)/app/companies/+page.ts',
];

/** What the server tells the browser to load at once for the files of a route. */
function importsOfRoute(): string[] {
  const nodes = readdirSync(`${OUTPUT}/server/nodes`)
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(`${OUTPUT}/server/nodes/${file}`, 'utf8'));
  return ROUTE.flatMap((source) => {
    const node = nodes.find((text) => text.includes(`"${source}"`));
    const imports = /export const imports = (\[.*?\]);/s.exec(node ?? '')?.[1];
    if (imports === undefined) throw new Error(`The build has no ${source}: run \`pnpm build\`.`);
    return JSON.parse(imports) as string[];
  });
}

/** The two entries of every page, with all they import at once. */
function importsOfEntries(): string[] {
  const manifest = JSON.parse(
    readFileSync(`${OUTPUT}/client/.vite/manifest.json`, 'utf8'),
  ) as Record<string, { file: string; imports?: string[] }>;
  const reached = new Set<string>();
  const reach = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || reached.has(chunk.file)) return;
    reached.add(chunk.file);
    chunk.imports?.forEach(reach);
  };
  Object.entries(manifest)
    .filter(([, { file }]) => /\/entry\/(start|app)\./.test(file))
    .forEach(([key]) => {
      reach(key);
    });
  return [...reached];
}

const files = new Set([...importsOfEntries(), ...importsOfRoute()]);
const total = [...files]
  .map((file) => gzipSync(readFileSync(`${OUTPUT}/client/${file}`)).length)
  .reduce((sum, size) => sum + size, 0);
console.log(
  `Companies list, first load: ${(total / 1000).toFixed(1)} kB of JavaScript (gzip, ${files.size} files), budget ${BUDGET / 1000} kB.`,
);
if (total > BUDGET) process.exitCode = 1;
