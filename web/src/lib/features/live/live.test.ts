import { ReadableStream as NodeStream } from 'node:stream/web';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { readEvents } from './event-stream.ts';
import { LiveChanges, type News } from './live-changes.ts';
import { Refresher } from './refresher.ts';

// jsdom has no streams; those of Node are the same.
vi.stubGlobal('ReadableStream', NodeStream);

const bytes = new TextEncoder();

function streamOf(...pieces: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(bytes.encode(piece));
      controller.close();
    },
  });
}

async function eventsOf(...pieces: string[]): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of readEvents(streamOf(...pieces))) events.push(event);
  return events;
}

const change = (changeSet: number, type = 'company') => ({
  record_type: type,
  record_id: 7,
  operation: 'update',
  change_set_id: changeSet,
  actor_id: 2,
});
const told = (changeSet: number, type = 'company') =>
  `id: ${changeSet}\nevent: change\ndata: ${JSON.stringify(change(changeSet, type))}\n\n`;

describe('a stream of events', () => {
  it.each([
    ['in one piece', ['id: 3\nevent: change\ndata: {"a":1}\n\n']],
    ['letter by letter', Array.from('id: 3\nevent: change\ndata: {"a":1}\n\n')],
    [
      'with the line ends of Windows, torn apart',
      ['id: 3\r', '\nevent: change\r\ndata: {"a":1}\r\n\r', '\n: x\n'],
    ],
    ['without spaces', ['id:3\nevent:change\ndata:{"a":1}\n\n']],
  ])('is read %s', async (_, pieces) => {
    const events = (await eventsOf(...pieces)).filter(Boolean);
    expect(events).toEqual([{ name: 'change', data: '{"a":1}', id: '3' }]);
  });

  it('joins lines of data, keeps the last id, and leaves out what is not whole', async () => {
    expect(
      await eventsOf('id: 1\ndata: a\ndata: b\n\n: still here\ndata: c\n\ndata: torn'),
    ).toEqual([
      { name: 'message', data: 'a\nb', id: '1' },
      undefined,
      { name: 'message', data: 'c', id: '1' },
    ]);
  });
});

describe('listening', () => {
  const asked: (string | null)[] = [];
  let answers: (() => Response)[] = [];
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    asked.length = 0;
    vi.stubGlobal('fetch', (_: string, init: { headers: Headers; signal: AbortSignal }) => {
      asked.push(init.headers.get('last-event-id'));
      const answer = answers.shift();
      if (answer) return Promise.resolve(answer());
      return new Promise((_, reject) => {
        init.signal.addEventListener('abort', () => {
          reject(new DOMException('gone', 'AbortError'));
        });
      });
    });
  });

  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  function hide(hidden: boolean): void {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('tells changes and goes on where the line was cut', async () => {
    const news: News[] = [];
    answers = [() => new Response(streamOf(told(41), 'event: reset\ndata: {}\n\n'))];
    stop = new LiveChanges((one) => news.push(one)).start();
    await vi.advanceTimersByTimeAsync(10);
    expect(news).toEqual([{ kind: 'change', change: change(41) }, { kind: 'reset' }]);

    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked).toEqual([null, '41']);
  });

  it('does not listen while nobody looks', async () => {
    answers = [() => new Response(streamOf(told(41)))];
    stop = new LiveChanges(vi.fn()).start();
    await vi.advanceTimersByTimeAsync(10);
    hide(true);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toEqual([null]);

    hide(false);
    expect(asked).toEqual([null, '41']);
  });

  it('takes a line on which nothing is heard for dead', async () => {
    answers = [() => new Response(new ReadableStream())];
    stop = new LiveChanges(vi.fn()).start();
    await vi.advanceTimersByTimeAsync(50_000);
    expect(asked).toHaveLength(2);
  });

  it('leaves it where there is nothing to hear', async () => {
    answers = [() => new Response(null, { status: 204 })];
    stop = new LiveChanges(vi.fn()).start();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(asked).toHaveLength(1);
  });

  it('asks a server that is down less and less often', async () => {
    answers = Array.from({ length: 50 }, () => () => new Response('', { status: 503 }));
    stop = new LiveChanges(vi.fn()).start();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.length).toBeLessThan(25);
  });
});

describe('refreshing', () => {
  const refreshed: ((url: URL) => boolean)[] = [];
  let busy = false;
  let refresher: Refresher;
  const concerns = (path: string) => refreshed.at(-1)?.(new URL(path, 'http://crm.test'));
  const tell = (changeSet: number, type?: string) => {
    refresher.tell({ kind: 'change', change: change(changeSet, type) });
  };

  beforeEach(() => {
    vi.useFakeTimers();
    refreshed.length = 0;
    busy = false;
    refresher = new Refresher({
      isOwn: (changeSet) => changeSet === 1,
      isBusy: () => busy,
      refresh: (one) => {
        refreshed.push(one);
        return Promise.resolve();
      },
    });
  });

  afterEach(() => {
    refresher.stop();
    vi.useRealTimers();
  });

  it('happens once for what comes together, and only where it shows', () => {
    for (const set of [2, 3, 4]) tell(set, 'task');
    vi.advanceTimersByTime(500);
    expect(refreshed).toHaveLength(1);
    expect(concerns('/api/tasks/?limit=50')).toBe(true);
    expect(concerns('/api/dashboard')).toBe(true);
    expect(concerns('/api/companies/')).toBe(false);
    expect(concerns('/api/me')).toBe(false);
  });

  it('does not happen for what this page wrote itself', () => {
    tell(1);
    vi.advanceTimersByTime(60_000);
    expect(refreshed).toEqual([]);
  });

  it('waits until the editor is closed', () => {
    busy = true;
    tell(2);
    vi.advanceTimersByTime(20_000);
    expect(refreshed).toEqual([]);
    busy = false;
    vi.advanceTimersByTime(1_000);
    expect(refreshed).toHaveLength(1);
  });

  it('keeps a distance however much is going on', () => {
    for (let set = 2; set < 102; set++) {
      tell(set);
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(3_000);
    expect(refreshed.length).toBeLessThanOrEqual(5);
  });

  it('after too much was missed concerns everything that shows records', () => {
    refresher.tell({ kind: 'reset' });
    vi.advanceTimersByTime(500);
    for (const family of ['companies', 'contacts', 'deals', 'tasks', 'notes', 'history']) {
      expect(concerns(`/api/${family}/`)).toBe(true);
    }
    expect(concerns('/api/settings')).toBe(false);
  });
});
