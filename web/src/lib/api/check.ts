import { browser } from '$app/env';

import type * as Checks from './generated/zod.gen.ts';

// A page that the server rendered starts from answers which the server has checked: the checks are loaded
// for the first answer that the browser fetches by itself.
let takesOver = browser && document.querySelector('[data-sveltekit-fetched]') !== null;

/** Says that the page stands: from now on every answer is the browser's own to check. */
export function checkFromNowOn(): void {
  takesOver = false;
}

/**
 * Checks an answer against the API's description.
 *
 * @throws ZodError where the answer is not what the description promises
 */
export async function check(name: keyof typeof Checks, answer: unknown): Promise<void> {
  if (takesOver) return;
  const checks = await import('./generated/zod.gen.ts');
  await checks[name].parseAsync(answer);
}
