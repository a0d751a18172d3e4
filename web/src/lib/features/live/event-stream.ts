/** One event of a stream, as the standard for server-sent events describes it. */
export interface ServerEvent {
  /** `message` where the server names none. */
  name: string;
  data: string;
  /** The last id the stream gave, this event's or an earlier one's. */
  id: string | undefined;
}

/**
 * Takes a stream of server-sent events apart. Comments keep a connection alive and come out as
 * undefined, so that a reader notices that somebody is still there.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerEvent | undefined, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let id: string | undefined;
  let name = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return; // an event without its empty line is not whole
      // A carriage return may end one piece and its line feed begin the next.
      const text = rest + decoder.decode(value, { stream: true });
      const complete = text.endsWith('\r') ? text.slice(0, -1) : text;
      const lines = complete.split(/\r\n|\r|\n/);
      rest = (lines.pop() ?? '') + text.slice(complete.length);
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield { name: name || 'message', data: data.join('\n'), id };
          name = '';
          data = [];
          continue;
        }
        const colon = line.indexOf(':');
        if (colon === 0) {
          yield undefined;
          continue;
        }
        const field = colon < 0 ? line : line.slice(0, colon);
        const content = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
        if (field === 'event') name = content;
        else if (field === 'data') data.push(content);
        else if (field === 'id' && !content.includes('\0')) id = content;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
