import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Imports a tier must not make, each with the reason a reader gets to see. */
function forbid(...patterns) {
  return { 'no-restricted-imports': ['error', { patterns }] };
}

const noRoutes = {
  group: ['**/routes/**', '#routes/*'],
  message: 'Routes compose features; nothing below imports a route.',
};
const noFeatures = {
  group: ['#lib/features/*', '**/features/**'],
  message: 'Components know nothing of the CRM: pass data and callbacks in as props.',
};
const noServer = {
  group: ['#lib/server/*', '**/lib/server/**', '$app/env/private'],
  message: 'Server code stays on the server.',
};
const noApi = {
  group: ['#lib/api/*', '**/lib/api/**'],
  message: 'Components do not fetch: a feature passes the data in.',
};

export default defineConfig(
  globalIgnores(['.svelte-kit/', 'build/', 'coverage/', 'src/lib/api/generated/']),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'off', // TypeScript's own work
      eqeqeq: 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // `redirect` and `error` of SvelteKit throw values that are not errors by design.
      '@typescript-eslint/only-throw-error': 'off',
      // The application is served from the root of its host: there is no base path to resolve.
      'svelte/no-navigation-without-resolve': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      // svelte-check does this work with the template in view.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      // The content security policy drops style attributes from what the server renders.
      'svelte/no-inline-styles': ['error', { allowTransitions: true }],
    },
  },
  {
    files: ['**/*.js'],
    extends: [ts.configs.disableTypeChecked],
  },
  // routes → features → components → nothing
  { files: ['src/lib/components/**'], rules: forbid(noRoutes, noFeatures, noServer, noApi) },
  { files: ['src/lib/features/**'], rules: forbid(noRoutes, noServer) },
  { files: ['src/lib/*.ts', 'src/lib/design/**'], rules: forbid(noRoutes, noFeatures, noServer) },
  { files: ['src/lib/server/**', 'src/lib/api/**'], rules: forbid(noRoutes, noFeatures) },
);
