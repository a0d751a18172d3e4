import { defineEnvVars } from '@sveltejs/kit/env';

/** The environment the web server reads when it starts; the names are those of docs/operations. */
export const variables = defineEnvVars({
  API_BASE_URL: {
    description: 'Address of the API server, without a trailing slash. Never sent to the browser.',
    schema: (value) => {
      const url = new URL(value?.trim() ? value : 'http://localhost:8000');
      if (!/^https?:$/.test(url.protocol)) {
        throw new Error('API_BASE_URL must begin with http:// or https://');
      }
      return url.href.replace(/\/+$/, '');
    },
  },
  OFFSIDE_DEMO_LOGIN: {
    description:
      '1 = the sign-in page is pre-filled with the demo member. Unset: only in mock mode and in development.',
    schema: (value) => (value?.trim() ? value === '1' || value === 'true' : undefined),
  },
  PUBLIC_MOCK: {
    public: true,
    description: '1 = answer from fixtures inside the web server, without an API server.',
    schema: (value) => value === '1' || value === 'true',
  },
});
