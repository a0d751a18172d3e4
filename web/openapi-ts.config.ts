import { readFileSync } from 'node:fs';

import { defineConfig } from '@hey-api/openapi-ts';

import { forBrowsers, type Spec } from './scripts/openapi-for-browsers.ts';

/** Types, client and checks of the API, from the description the server writes of itself. */
export default defineConfig({
  input: forBrowsers(JSON.parse(readFileSync('../docs/openapi.json', 'utf8')) as Spec),
  output: {
    path: process.env.API_OUTPUT ?? 'src/lib/api/generated',
    module: { extension: '.ts' },
  },
  plugins: [
    '@hey-api/client-fetch',
    '@hey-api/typescript',
    { name: 'zod', compatibilityVersion: 'mini' },
    { name: '@hey-api/sdk', validator: { response: true } },
  ],
});
