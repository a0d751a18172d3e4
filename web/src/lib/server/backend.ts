import { API_BASE_URL } from '$app/env/private';
import { PUBLIC_MOCK } from '$app/env/public';

import { Refreshes } from './refreshes.ts';
import type { Upstream } from './upstream.ts';

/** What this process serves from: the API server, or in mock mode fixtures inside the process. */
export const backend: Upstream = PUBLIC_MOCK
  ? {
      base: 'http://mock.invalid',
      send: async (request) => (await import('./mock/backend.ts')).mockBackend(request),
      refreshes: new Refreshes(),
    }
  : { base: API_BASE_URL, send: (request) => fetch(request), refreshes: new Refreshes() };
