// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { editFields, editsOf } from './edit-fields.ts';
import { anAction } from './testing/an-action.ts';

const task = anAction({
  action_type: 'create_task',
  proposed_payload: {
    title: 'Book the call',
    priority: 'high',
    due_date: '2026-11-21T15:30:00Z',
    assignee_id: 3,
    deal_id: 7,
  },
  preview: [{ field: 'assignee_id', label: 'Assignee', before: null, after: 'Tobias Lindqvist' }],
});

describe('a suggestion in edit', () => {
  it('offers each value in its own kind of input', () => {
    expect(editFields(task).map(({ name, kind, text }) => [name, kind, text])).toEqual([
      ['title', 'text', 'Book the call'],
      ['priority', 'choice', 'high'],
      ['due_date', 'day', '2026-11-21'],
      ['assignee_id', 'member', '3'],
      ['deal_id', 'fixed', '7'],
    ]);
    expect(editFields(task)[3]?.reads).toBe('Tobias Lindqvist');
  });

  it('sends nothing that was not changed', () => {
    expect(editsOf(task, {})).toEqual({});
    expect(editsOf(task, { title: 'Book the call', priority: 'high' })).toEqual({});
  });

  it('sends what was changed as the API takes it', () => {
    expect(
      editsOf(task, { title: ' Call Kestrel ', due_date: '2026-11-24', assignee_id: '' }),
    ).toEqual({ title: 'Call Kestrel', due_date: '2026-11-24T15:30:00Z', assignee_id: null });
  });

  it('reads figures as they are written, and leaves what is none to the server', () => {
    expect(editsOf(anAction(), { amount: '190,000' })).toEqual({ amount: 190_000 });
    expect(editsOf(anAction(), { amount: 'a lot' })).toEqual({ amount: 'a lot' });
    expect(editsOf(anAction(), { close_date: '2026-12-06' })).toEqual({ close_date: '2026-12-06' });
  });
});
