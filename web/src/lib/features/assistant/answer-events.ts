import * as z from 'zod/mini';

import { readEvents } from './event-stream.ts';
import type { AgentAction, Citation } from './wire.ts';

/** What happens while an answer is written. */
export type AnswerEvent =
  | { kind: 'delta'; text: string }
  | { kind: 'tool'; label: string }
  | { kind: 'citation'; citation: Citation }
  | { kind: 'proposal'; action: AgentAction }
  | { kind: 'done'; done: Done }
  | { kind: 'error'; message: string; code: string };

/** How an answer ended. */
export interface Done {
  agent_action_id: number;
  model: string;
  thread_id?: number | undefined;
  usage: { input_tokens: number; output_tokens: number };
}

const DELTA = z.object({ text: z.string() });
const TOOL = z.object({ name: z.string(), label: z.string() });
const CITATION = z.object({
  n: z.int(),
  record_type: z.string(),
  record_id: z.int(),
  label: z.string(),
});
const DONE = z.object({
  agent_action_id: z.int(),
  model: z.string(),
  thread_id: z.optional(z.int()),
  usage: z.object({ input_tokens: z.int(), output_tokens: z.int() }),
});
const ERROR = z.object({ message: z.string(), code: z.string() });

/**
 * Reads the events of an answer. Events of a kind this page does not know are left out.
 *
 * @throws Error where an event is not what the contract promises, or reading the body fails
 */
export async function* readAnswer(
  body: ReadableStream<Uint8Array>,
  readAction: (json: unknown) => AgentAction,
): AsyncGenerator<AnswerEvent> {
  for await (const { name, data } of readEvents(body)) {
    const json: unknown = JSON.parse(data);
    switch (name) {
      case 'delta':
        yield { kind: 'delta', text: DELTA.parse(json).text };
        break;
      case 'tool':
        yield { kind: 'tool', label: TOOL.parse(json).label };
        break;
      case 'citation':
        yield { kind: 'citation', citation: CITATION.parse(json) };
        break;
      case 'proposal':
        yield { kind: 'proposal', action: readAction(json) };
        break;
      case 'done':
        yield { kind: 'done', done: DONE.parse(json) };
        break;
      case 'error':
        yield { kind: 'error', ...ERROR.parse(json) };
        break;
      default:
    }
  }
}
