// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { type AnswerEvent, readAnswer } from './answer-events.ts';
import { anAction } from './testing/an-action.ts';

async function read(...events: [string, unknown][]): Promise<AnswerEvent[]> {
  const text = events.map(([name, data]) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  const body = new Blob(text).stream();
  const answer: AnswerEvent[] = [];
  for await (const event of readAnswer(body)) answer.push(event);
  return answer;
}

describe('the events of an answer', () => {
  it('are read as the API describes them; others are left out', async () => {
    const citation = { n: 1, record_type: 'deal', record_id: 7, label: 'Depot rollout' };
    const usage = { input_tokens: 5, output_tokens: 6 };
    const done = { agent_action_id: 9, thread_id: 9, provider: 'mock', model: 'mock', usage };
    expect(
      await read(
        ['tool', { name: 'get_record', label: 'Reading a record' }],
        ['weather', { sunny: true }],
        ['citation', citation],
        ['delta', { text: 'Yes' }],
        ['proposal', anAction()],
        ['done', done],
      ),
    ).toEqual([
      { kind: 'tool', label: 'Reading a record' },
      { kind: 'citation', citation },
      { kind: 'delta', text: 'Yes' },
      { kind: 'proposal', action: anAction() },
      { kind: 'done', done },
    ]);
  });

  it.each([
    ['delta', { words: 'Yes' }],
    ['citation', { n: 'one' }],
    ['proposal', { id: 1 }],
    ['done', {}],
  ])('of kind %s that break their promise end the reading', async (name, data) => {
    await expect(read([name, data])).rejects.toThrow();
  });
});
