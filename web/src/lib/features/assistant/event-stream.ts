/** One event of a `text/event-stream`. */
export interface StreamEvent {
  /** `message` where the server names none. */
  name: string;
  data: string;
}

/** A line longer than this is no event of ours: the answer is given up before it fills the memory. */
const LONGEST = 4_000_000;

/**
 * The events of a body as they arrive, whatever pieces they arrive in. Ends with the body; comments, such
 * as heartbeats, are left out. Leaving the loop early lets go of the connection.
 *
 * @throws whatever reading the body throws: an aborted request, a broken connection
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let name = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      // A lone \r at the end may be the first half of \r\n.
      const lines = text.split(/\r\n|\n|\r(?!$)/);
      text = lines.pop() ?? '';
      if (text.length > LONGEST) throw new Error('The answer is too long.');
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield { name: name || 'message', data: data.join('\n') };
          name = '';
          data = [];
        } else if (!line.startsWith(':')) {
          const [, field = '', content = ''] = /^([^:]*)(?:: ?)?(.*)$/s.exec(line) ?? [];
          if (field === 'event') name = content;
          else if (field === 'data') data.push(content);
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
