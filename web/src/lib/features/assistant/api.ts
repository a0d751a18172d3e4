import { call, refused, type Connection } from '#lib/api/client.ts';
import { unreachable } from '#lib/api/errors.ts';
import {
  applyAgentAction,
  classify,
  draftEmail,
  enrich,
  getAgentAction,
  listAgentActions,
  listThreads,
  rejectAgentAction,
  scoreLead,
  suggestNote,
  suggestTask,
  summarize,
  undoAgentAction,
} from '#lib/api/generated/sdk.gen.ts';
import type { ListAgentActionsData } from '#lib/api/generated/types.gen.ts';

import { type AnswerEvent, readAnswer } from './answer-events.ts';
import type { Question } from './chat.svelte.ts';
import type { TargetType } from './record-at.ts';
import type { DecisionCalls } from './suggestion.svelte.ts';
import type { AgentAction, AgentActionPage, Thread } from './wire.ts';

/**
 * One page of answers and suggestions, newest first unless the query says otherwise.
 *
 * @throws ApiError
 */
export async function readActions(
  query: Record<string, string | number>,
  connection: Connection = {},
): Promise<AgentActionPage> {
  // The query is written as text: lists of one need no brackets on the wire.
  const asked = query as unknown as ListAgentActionsData['query'];
  return (await call(listAgentActions({ ...connection, query: asked }))).data;
}

/** The member's own chats, those with the newest question first. */
export async function readThreads(): Promise<readonly Thread[]> {
  return (await call(listThreads({ query: { limit: 50 } }))).data.items;
}

const path = (id: number) => ({ path: { action_id: id } });

/** The decisions about suggestions, as the server takes them. */
export const DECISIONS: DecisionCalls = {
  review: async (id) => (await call(getAgentAction(path(id)))).data,
  apply: async ({ id, payload_hash }, edits) => {
    const fields = Object.keys(edits).length > 0 ? { fields: edits } : {};
    return (await call(applyAgentAction({ ...path(id), body: { payload_hash, ...fields } }))).data;
  },
  reject: async (id, reason) =>
    (await call(rejectAgentAction({ ...path(id), body: reason ? { reason } : {} }))).data,
  undo: async (id) => (await call(undoAgentAction(path(id)))).data,
};

interface Target {
  target_type: TargetType;
  target_id: number;
}

/** The works of the assistant that have one purpose each. All throw ApiError. */
export const WORKS = {
  summarize: async (target: Target, signal: AbortSignal) =>
    (await call(summarize({ body: target, signal }))).data,
  draftEmail: async (
    body: { instructions?: string; contact_id?: number; deal_id?: number },
    signal: AbortSignal,
  ) => (await call(draftEmail({ body, signal }))).data,
  scoreLead: async (body: { contact_id?: number; company_id?: number }, signal: AbortSignal) =>
    (await call(scoreLead({ body, signal }))).data,
  classify: async (text: string, signal: AbortSignal) =>
    (await call(classify({ body: { text }, signal }))).data,
  suggestTask: async (
    body: Target & { instructions?: string },
    signal: AbortSignal,
  ): Promise<AgentAction> => (await call(suggestTask({ body, signal }))).data,
  suggestNote: async (
    body: Target & { instructions?: string },
    signal: AbortSignal,
  ): Promise<AgentAction> => (await call(suggestNote({ body, signal }))).data,
  enrich: async (body: Target, signal: AbortSignal): Promise<AgentAction> =>
    (await call(enrich({ body, signal }))).data,
};

/**
 * Asks, and answers with what happens while the answer is written. Aborting the signal, or leaving the
 * loop, ends it on every side.
 *
 * @throws ApiError where the question is refused
 */
export async function* streamAnswer(
  { message, about, threadId }: Question,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  let response: Response;
  try {
    response = await fetch('/api/ai/assistant/stream', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({
        message,
        ...(about && { target_type: about.type, target_id: about.id }),
        ...(threadId !== undefined && { thread_id: threadId }),
      }),
      signal,
    });
  } catch (cause) {
    throw unreachable(cause);
  }
  if (!response.ok || !response.body) {
    throw refused(response, await response.json().catch(() => undefined));
  }
  yield* readAnswer(response.body);
}
