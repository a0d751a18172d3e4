import { call, outcomeOf } from '#lib/api/client.ts';
import { listAgentActions } from '#lib/api/generated/sdk.gen.ts';

import type { Assistant } from './assistant.svelte.ts';

/** Tells the assistant how many suggestions wait; what cannot be read stays as it was. */
export async function readWaiting(assistant: Assistant): Promise<void> {
  const query = { status: ['suggested' as const], limit: 1 };
  const read = await outcomeOf(call(listAgentActions({ query })));
  if (read.ok) assistant.setWaiting(read.data.data.count);
}
