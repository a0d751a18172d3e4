import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Fails when the committed client is not what a fresh run makes of docs/openapi.json. */
const fresh = mkdtempSync(join(tmpdir(), 'offside-api-'));
try {
  execFileSync('node', ['scripts/generate-api.ts'], {
    env: { ...process.env, API_OUTPUT: fresh },
    stdio: 'inherit',
  });
  execFileSync('diff', ['--recursive', 'src/lib/api/generated', fresh], { stdio: 'inherit' });
} catch {
  console.error('src/lib/api/generated is not what docs/openapi.json says: run `pnpm api`.');
  process.exitCode = 1;
} finally {
  rmSync(fresh, { recursive: true });
}
