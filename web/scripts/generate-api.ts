import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** Makes the client from docs/openapi.json; `API_OUTPUT` names another folder than the committed one. */
const output = process.env.API_OUTPUT ?? 'src/lib/api/generated';
execFileSync('openapi-ts', ['--silent'], { stdio: 'inherit' });

// The generator imports every check with the client. They are a tenth of what a first visit loads and are
// needed only for the answers after it, so the client names them and check.ts fetches them.
const path = `${output}/sdk.gen.ts`;
const client = readFileSync(path, 'utf8');
const lazy = client
  .replace(/^import \{[^}]*\} from '\.\/zod\.gen\.ts';$/m, "import { check } from '../check.ts';")
  .replaceAll(
    /responseValidator: async \(data\) => await (\w+)\.parseAsync\(data\)/g,
    "responseValidator: (data) => check('$1', data)",
  );
if (lazy === client || lazy.includes('parseAsync')) {
  throw new Error(`The generator writes its checks in another way than before: see ${path}.`);
}
writeFileSync(path, lazy);
