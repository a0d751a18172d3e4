import type { MockAssistant } from './assistant.ts';
import type { Row } from './state.ts';

/** Milliseconds between two words: fast enough to read along, slow enough to see it written. */
const PACE = 15;

/** The answer to a question as it is written, in the events of the API. Ends when nobody reads on. */
export function streamAnswer(
  assistant: MockAssistant,
  body: Record<string, unknown>,
  me: Row,
): Response {
  const { reply, done } = assistant.ask(body, me);
  const events: [string, unknown][] = [
    ['tool', { name: 'search_records', label: 'Searching' }],
    ...reply.citations.map((citation): [string, unknown] => ['citation', citation]),
    ...reply.proposals.map((proposal): [string, unknown] => ['proposal', proposal]),
    ...reply.reply.split(/(?<= )/).map((text): [string, unknown] => ['delta', { text }]),
    ['done', done],
  ];
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = events.shift();
      if (!next) {
        controller.close();
        return;
      }
      await new Promise((later) => setTimeout(later, PACE));
      const [name, data] = next;
      controller.enqueue(encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
    },
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
}
