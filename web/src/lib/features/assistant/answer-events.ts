import type { AnswerStreamDone } from '#lib/api/generated/types.gen.ts';
import {
  zAgentAction,
  zAnswerStreamDelta,
  zAnswerStreamDone,
  zAnswerStreamFailure,
  zAnswerStreamToolUse,
  zSourcesCitation,
} from '#lib/api/generated/zod.gen.ts';

import { readEvents } from './event-stream.ts';
import type { AgentAction, Citation } from './wire.ts';

/** What happens while an answer is written. */
export type AnswerEvent =
  | { kind: 'delta'; text: string }
  | { kind: 'tool'; label: string }
  | { kind: 'citation'; citation: Citation }
  | { kind: 'proposal'; action: AgentAction }
  | { kind: 'done'; done: AnswerStreamDone }
  | { kind: 'error'; message: string; code: string };

/**
 * Reads the events of an answer. Events of a kind this page does not know are left out.
 *
 * @throws Error where an event is not what the contract promises, or reading the body fails
 */
export async function* readAnswer(body: ReadableStream<Uint8Array>): AsyncGenerator<AnswerEvent> {
  for await (const { name, data } of readEvents(body)) {
    const event = eventOf(name, JSON.parse(data));
    if (event) yield event;
  }
}

function eventOf(name: string, json: unknown): AnswerEvent | undefined {
  switch (name) {
    case 'delta':
      return { kind: 'delta', text: zAnswerStreamDelta.parse(json).text };
    case 'tool':
      return { kind: 'tool', label: zAnswerStreamToolUse.parse(json).label };
    case 'citation':
      return { kind: 'citation', citation: zSourcesCitation.parse(json) };
    case 'proposal':
      return { kind: 'proposal', action: zAgentAction.parse(json) };
    case 'done':
      return { kind: 'done', done: zAnswerStreamDone.parse(json) };
    case 'error':
      return { kind: 'error', ...zAnswerStreamFailure.parse(json) };
    default:
      return undefined;
  }
}
