// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { readEvents, type StreamEvent } from './event-stream.ts';

function bodyOf(...chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) {
        controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
      }
      controller.close();
    },
  });
}

async function eventsOf(body: ReadableStream<Uint8Array>): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

describe('an event stream', () => {
  it('is read event by event, without its heartbeats', async () => {
    const body = bodyOf(
      ': heartbeat\n\nevent: delta\ndata: {"text":"Two"}\n\n: heartbeat\n\nevent:done\ndata:{}\n\n',
    );
    expect(await eventsOf(body)).toEqual([
      { name: 'delta', data: '{"text":"Two"}' },
      { name: 'done', data: '{}' },
    ]);
  });

  it('joins the lines of one event, and calls an event without a name a message', async () => {
    expect(await eventsOf(bodyOf('data: a\r\ndata: b\r\n\r\n'))).toEqual([
      { name: 'message', data: 'a\nb' },
    ]);
  });

  it('leaves out what was cut in the middle', async () => {
    expect(await eventsOf(bodyOf('event: delta\ndata: {"te'))).toEqual([]);
  });

  it('is the same in whatever pieces it arrives, letters of several bytes included', async () => {
    const whole = new TextEncoder().encode(
      'event: delta\r\ndata: Grüße – 日本\r\n\r\nevent: done\rdata: x\r\r\n',
    );
    const expected = await eventsOf(bodyOf(whole));
    expect(expected[0]).toEqual({ name: 'delta', data: 'Grüße – 日本' });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: whole.length - 1 })), async (cuts) => {
        const at = [0, ...new Set(cuts), whole.length].sort((one, other) => one - other);
        const pieces = at.slice(1).map((end, index) => whole.slice(at[index], end));
        expect(await eventsOf(bodyOf(...pieces))).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('lets go of the connection when nobody reads on', async () => {
    const cancel = vi.fn();
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')),
      cancel,
    });
    for await (const event of readEvents(body)) {
      expect(event.data).toBe('x');
      break;
    }
    expect(cancel).toHaveBeenCalledOnce();
  });
});
