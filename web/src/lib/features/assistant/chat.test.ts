import { describe, expect, it, vi } from 'vitest';

import { ApiError } from '#lib/api/errors.ts';

import type { AnswerEvent } from './answer-events.ts';
import { Chat, type Question } from './chat.svelte.ts';
import { Suggestion } from './suggestion.svelte.ts';
import { anAction } from './testing/an-action.ts';
import { wholeSentences } from './turn.svelte.ts';
import type { AgentAction } from './wire.ts';

const company = { type: 'company' as const, id: 4, name: 'Nordlicht Logistik' };
const DONE: AnswerEvent = {
  kind: 'done',
  done: {
    agent_action_id: 9,
    provider: 'mock',
    model: 'mock',
    thread_id: 9,
    usage: { input_tokens: 1, output_tokens: 1 },
  },
};
const delta = (text: string): AnswerEvent => ({ kind: 'delta', text });

const unused = { review: vi.fn(), apply: vi.fn(), reject: vi.fn(), undo: vi.fn() };
const suggestion = (action: AgentAction) => new Suggestion(action, unused);

/** A chat whose answers are these; what it asked is kept. */
function chatWith(answer: (question: Question, signal: AbortSignal) => AsyncIterable<AnswerEvent>) {
  const asked: Question[] = [];
  const chat = new Chat({
    suggestion,
    stream: (question, signal) => {
      asked.push(question);
      return answer(question, signal);
    },
  });
  return { chat, asked };
}

async function* all(...events: AnswerEvent[]): AsyncGenerator<AnswerEvent> {
  for (const event of events) {
    await Promise.resolve();
    yield event;
  }
}

describe('a chat', () => {
  it('collects an answer with its sources and suggestions', async () => {
    const citation = { n: 1, record_type: 'deal', record_id: 7, label: 'Depot rollout' };
    const { chat } = chatWith(() =>
      all(
        { kind: 'tool', label: 'Reading a record' },
        { kind: 'citation', citation },
        delta('It closes '),
        delta('on Friday [1].'),
        { kind: 'proposal', action: anAction() },
        DONE,
      ),
    );

    await chat.ask('When does it close?', company);

    const [turn] = chat.turns;
    expect(turn).toMatchObject({ state: 'done', text: 'It closes on Friday [1].', model: 'mock' });
    expect(turn?.citations).toEqual([citation]);
    expect(turn?.suggestions.map(({ id }) => id)).toEqual([2291]);
    expect(chat.title).toBe('When does it close?');
  });

  it('goes on with its thread', async () => {
    const { chat, asked } = chatWith(() => all(delta('Yes.'), DONE));
    await chat.ask('First', company);
    await chat.ask('Second', undefined);
    expect(asked).toEqual([
      { message: 'First', about: company, threadId: undefined },
      { message: 'Second', about: undefined, threadId: 9 },
    ]);
    chat.clear();
    await chat.ask('Third', undefined);
    expect(asked.at(-1)?.threadId).toBeUndefined();
  });

  it('answers one question at a time', async () => {
    const { chat, asked } = chatWith(() => all(DONE));
    await Promise.all([chat.ask('One', undefined), chat.ask('Two', undefined)]);
    expect(asked.map(({ message }) => message)).toEqual(['One']);
  });

  it('can be stopped: the connection is let go, what is here stays', async () => {
    let signal: AbortSignal | undefined;
    const { chat } = chatWith(async function* (_, given) {
      signal = given;
      yield delta('One sentence. And ');
      await new Promise((_, refuse) => {
        given.addEventListener('abort', () => refuse(new DOMException('x', 'AbortError')));
      });
    });
    const asking = chat.ask('Tell me all', undefined);
    await vi.waitFor(() => expect(chat.turns[0]?.state).toBe('writing'));

    chat.stop();
    await asking;

    expect(signal?.aborted).toBe(true);
    expect(chat.turns[0]).toMatchObject({
      state: 'stopped',
      text: 'One sentence. And ',
      failure: '',
    });
    expect(chat.busy).toBe(false);
  });

  it('says when an answer was cut off, and keeps what came', async () => {
    const { chat } = chatWith(() => all(delta('Half an ')));
    await chat.ask('?', undefined);
    expect(chat.turns[0]).toMatchObject({
      state: 'failed',
      text: 'Half an ',
      failure: 'The answer was cut off.',
    });
  });

  it('says why there is no answer', async () => {
    const { chat } = chatWith(() => {
      throw new ApiError('AI is not configured: OPENAI_API_KEY is not set.', 503);
    });
    await chat.ask('?', undefined);
    expect(chat.turns[0]).toMatchObject({
      state: 'failed',
      failure: 'AI is not configured: OPENAI_API_KEY is not set.',
    });
  });

  it('passes on what the server says went wrong in the middle', async () => {
    const error = {
      kind: 'error' as const,
      message: 'The AI provider did not answer.',
      code: 'ai_upstream',
    };
    const { chat } = chatWith(() => all(delta('Well'), error));
    await chat.ask('?', undefined);
    expect(chat.turns[0]).toMatchObject({ state: 'failed', failure: error.message });
  });
});

describe('an answer that is being written', () => {
  it.each([
    ['', ''],
    ['Half a sent', ''],
    ['One. Two is not wh', 'One.'],
    ['One [1]. Two [2]! And', 'One [1]. Two [2]!'],
    ['- a line\n- another', '- a line\n'],
    ['Costs 3.5 million', ''],
  ])('shows of "%s" the whole sentences', (text, shown) => {
    expect(wholeSentences(text).trimEnd()).toBe(shown.trimEnd());
  });
});
