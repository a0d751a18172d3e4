import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ApiError } from '#lib/api/errors.ts';

import { type DecisionCalls, Suggestion } from './suggestion.svelte.ts';
import { anAction, applied } from './testing/an-action.ts';

const calls = {
  review: vi.fn<DecisionCalls['review']>(),
  apply: vi.fn<DecisionCalls['apply']>(),
  reject: vi.fn<DecisionCalls['reject']>(),
  undo: vi.fn<DecisionCalls['undo']>(),
};
const onwritten = vi.fn();
const suggestion = (action = anAction()) => new Suggestion(action, calls, onwritten);

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetAllMocks();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a suggestion', () => {
  it('is approved as it was seen, and can be taken back for ten seconds', async () => {
    const one = suggestion();
    calls.apply.mockResolvedValue(applied(one.action));

    expect(await one.approve()).toBe(true);

    expect(calls.apply).toHaveBeenCalledExactlyOnceWith(anAction(), {});
    expect(onwritten).toHaveBeenCalledOnce();
    expect(one.undoable).toBe(true);
    vi.advanceTimersByTime(9_999);
    expect(one.undoable).toBe(true);
    vi.advanceTimersByTime(1);
    expect(one.undoable).toBe(false);
  });

  it('is decided once, however often it is asked for', async () => {
    const one = suggestion();
    calls.apply.mockResolvedValue(applied(one.action));

    await Promise.all([one.approve(), one.approve(), one.reject()]);
    await one.approve();

    expect(calls.apply).toHaveBeenCalledOnce();
    expect(calls.reject).not.toHaveBeenCalled();
  });

  it('is decided without waiting for what is being read of it', async () => {
    const one = suggestion();
    let answer = (): void => undefined;
    calls.review.mockReturnValue(new Promise((read) => (answer = () => read(anAction()))));
    calls.apply.mockResolvedValue(applied(one.action));
    const reading = one.review();

    expect(await one.approve()).toBe(true);
    answer();
    await reading;

    expect(one.action.status).toBe('applied');
    expect(one.busy).toBeUndefined();
  });

  it('keeps the fields it was read with when the decision is answered without them', async () => {
    const one = suggestion();
    calls.apply.mockResolvedValue({ ...applied(one.action), preview: null });

    await one.approve();

    expect(one.action.preview).toEqual(anAction().preview);
    expect(one.action.status).toBe('applied');
  });

  it('whose record moved on has failed, and says that nothing was written', async () => {
    const one = suggestion();
    calls.apply.mockRejectedValue(new ApiError('The record was changed.', 409, { code: 'stale' }));
    calls.review.mockResolvedValue(anAction({ status: 'failed', result: { error: 'stale' } }));

    expect(await one.approve()).toBe(false);

    expect(one.action.status).toBe('failed');
    expect(one.problem).toBe('The record changed since. Nothing was written.');
    expect(onwritten).not.toHaveBeenCalled();
  });

  it('that is known to be stale is not sent at all', async () => {
    const one = suggestion(anAction({ stale: true }));
    expect(await one.approve()).toBe(false);
    expect(calls.apply).not.toHaveBeenCalled();
  });

  it('shows what is wrong with an edited field and stays open', async () => {
    const one = suggestion();
    const fields = [{ field: 'amount', message: 'Enter 0 or more' }];
    calls.apply.mockRejectedValue(new ApiError('Enter 0 or more', 422, { fields }));
    calls.review.mockResolvedValue(anAction());

    expect(await one.approve({ amount: -1 })).toBe(false);

    expect(one.open).toBe(true);
    expect(one.fieldErrors).toEqual(fields);
  });

  it('stays open when the server does not answer', async () => {
    const one = suggestion();
    calls.apply.mockRejectedValue(new TypeError('fetch failed'));

    await one.approve();

    expect(one.open).toBe(true);
    expect(one.busy).toBeUndefined();
    expect(one.problem).toMatch(/^Nothing changed\. The server did not answer/);
    expect(calls.review).not.toHaveBeenCalled();
  });

  it('is undone once', async () => {
    const one = suggestion(applied(anAction()));
    const result = { undone_at: '2026-11-18T10:44:00.000Z' };
    calls.undo.mockResolvedValue({ ...applied(anAction()), result });

    await one.undo();
    await one.undo();

    expect(one.undone).toBe(true);
    expect(calls.undo).toHaveBeenCalledOnce();
  });

  it('tells why it cannot be undone', async () => {
    const one = suggestion(applied(anAction()));
    const conflicts = ['Amount was changed since.'];
    calls.undo.mockRejectedValue(new ApiError('No', 409, { code: 'undo_conflict', conflicts }));
    calls.review.mockResolvedValue(applied(anAction()));

    await one.undo();

    expect(one.problem).toBe('Not undone. Amount was changed since.');
  });
});
