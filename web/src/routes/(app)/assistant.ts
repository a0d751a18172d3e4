import { goto } from '$app/navigation';

import { ASSISTANT } from './screens.ts';

/** Puts a question to the assistant, or opens it without one; undefined while there is no assistant. */
export const ask: ((question?: string) => void) | undefined = leadTo(ASSISTANT);

function leadTo(assistant: string | undefined) {
  if (assistant === undefined) return undefined;
  return (question = '') =>
    void goto(question ? `${assistant}?ask=${encodeURIComponent(question)}` : assistant);
}
