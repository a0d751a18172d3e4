import { beforeEach, describe, expect, it, vi } from 'vitest';

import { ApiError } from '#lib/api/errors.ts';

import { Inbox } from './inbox.svelte.ts';
import { type DecisionCalls, Suggestion } from './suggestion.svelte.ts';
import { anAction, applied } from './testing/an-action.ts';

const calls = {
  review: vi.fn<DecisionCalls['review']>(),
  apply: vi.fn<DecisionCalls['apply']>(),
  reject: vi.fn<DecisionCalls['reject']>(),
  undo: vi.fn<DecisionCalls['undo']>(),
};

let inbox: Inbox;

function fill(count: number): Suggestion[] {
  const suggestions = Array.from(
    { length: count },
    (_, index) => new Suggestion(anAction({ id: index + 1 }), calls),
  );
  inbox.fill(suggestions);
  return suggestions;
}

const ids = () => inbox.waiting.map(({ id }) => id);

beforeEach(() => {
  vi.resetAllMocks();
  inbox = new Inbox();
  calls.apply.mockImplementation((action) => Promise.resolve(applied(action)));
  calls.reject.mockImplementation((id) => Promise.resolve(anAction({ id, status: 'rejected' })));
});

describe('the inbox', () => {
  it('takes a hundred decisions without waiting for the server, four at a time', async () => {
    const answers: (() => void)[] = [];
    calls.apply.mockImplementation(
      (action) => new Promise((answer) => answers.push(() => answer(applied(action)))),
    );
    fill(100);

    while (inbox.current) inbox.approve(inbox.current);

    expect(ids()).toEqual([]);
    expect(inbox.approved).toBe(100);
    expect(calls.apply).toHaveBeenCalledTimes(4);
    while (answers.length > 0 || inbox.sending > 0) {
      answers.splice(0).forEach((answer) => answer());
      await new Promise((later) => setTimeout(later));
    }
    expect(new Set(calls.apply.mock.calls.map(([action]) => action.id)).size).toBe(100);
    expect(calls.apply).toHaveBeenCalledTimes(100);
  });

  it('goes on to the next, and from the last back to the one before', () => {
    fill(3);
    inbox.choose(2);
    if (inbox.current) inbox.reject(inbox.current);
    expect(inbox.current?.id).toBe(3);
    if (inbox.current) inbox.reject(inbox.current);
    expect(inbox.current?.id).toBe(1);
  });

  it('moves by one and stops at the ends', () => {
    fill(2);
    inbox.move(-1);
    expect(inbox.current?.id).toBe(1);
    inbox.move(1);
    inbox.move(1);
    expect(inbox.current?.id).toBe(2);
  });

  it('brings back what was refused, at its place, without moving the cursor', async () => {
    const [, second] = fill(3);
    calls.apply.mockRejectedValue(new ApiError('No permission.', 403));
    inbox.choose(2);
    if (second) inbox.approve(second);
    expect(inbox.current?.id).toBe(3);

    await vi.waitFor(() => expect(inbox.sending).toBe(0));

    expect(ids()).toEqual([1, 2, 3]);
    expect(inbox.current?.id).toBe(3);
    expect(second?.problem).toBe('Nothing changed. No permission.');
    expect(inbox.approved).toBe(0);
  });

  it('leaves a stale one where it is', () => {
    inbox.fill([new Suggestion(anAction({ stale: true }), calls)]);
    if (inbox.current) inbox.approve(inbox.current);
    expect(inbox.waiting).toHaveLength(1);
    expect(calls.apply).not.toHaveBeenCalled();
  });

  it('keeps what was decided out of a list that is older than the decision', () => {
    const [first] = fill(2);
    if (first) inbox.approve(first);
    fill(2);
    expect(ids()).toEqual([2]);
  });

  it('takes the last approval back once the server has it', async () => {
    const [first] = fill(1);
    if (!first) throw new Error('nothing to decide');
    calls.undo.mockImplementation((id) =>
      Promise.resolve({
        ...applied(anAction({ id })),
        result: { undone_at: '2026-11-18T10:44:00.000Z' },
      }),
    );
    inbox.approve(first);
    await vi.waitFor(() => expect(inbox.last?.settled).toBe(true));

    await inbox.undoLast();

    expect(first.undone).toBe(true);
    expect(inbox.approved).toBe(0);
  });
});
