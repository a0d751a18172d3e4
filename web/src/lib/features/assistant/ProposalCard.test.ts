import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import ProposalCard from './ProposalCard.svelte';
import { type DecisionCalls, Suggestion } from './suggestion.svelte.ts';
import { anAction, applied } from './testing/an-action.ts';

const calls = {
  review: vi.fn<DecisionCalls['review']>(),
  apply: vi.fn<DecisionCalls['apply']>(),
  reject: vi.fn<DecisionCalls['reject']>(),
  undo: vi.fn<DecisionCalls['undo']>(),
};
const user = userEvent.setup();

function show(action = anAction()): Suggestion {
  const suggestion = new Suggestion(action, calls);
  render(ProposalCard, { suggestion });
  return suggestion;
}

const card = () => screen.getByRole('article', { name: /^Suggestion: update deal: Depot rollout/ });

beforeEach(() => {
  vi.resetAllMocks();
  calls.apply.mockImplementation((action) => Promise.resolve(applied(action)));
  calls.reject.mockResolvedValue(anAction({ status: 'rejected' }));
});

describe('a suggestion’s card', () => {
  it('says what would change, from what to what, and that nothing is saved', () => {
    show();
    expect(card()).toHaveTextContent('not saved');
    expect(card()).toHaveTextContent('2 fields change, nothing else');
    expect(within(card()).getByRole('deletion')).toHaveTextContent('12 Dec');
    const after = within(card()).getAllByRole('insertion');
    expect(after.map((one) => one.textContent.trim())).toEqual(['5 Dec', '184,000']);
    expect(card()).toHaveTextContent('Procurement freezes on 5 December.');
  });

  it('is approved by its key only while the focus is inside', async () => {
    show();
    await fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    await fireEvent.keyDown(document.body, { key: 'e' });
    await fireEvent.keyDown(document.body, { key: 'r' });
    expect(calls.apply).not.toHaveBeenCalled();
    expect(screen.queryByRole('textbox')).toBeNull();

    within(card())
      .getByRole('button', { name: /Approve/ })
      .focus();
    await user.keyboard('{Control>}{Enter}{/Control}');

    expect(await screen.findByText('Applied', { selector: '.font-medium' })).toBeVisible();
    expect(calls.apply).toHaveBeenCalledOnce();
    expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
  });

  it('is edited and then approved with what was typed', async () => {
    show();
    card().focus();
    await user.keyboard('e');
    const amount = screen.getByRole('textbox', { name: 'Amount' });
    await user.clear(amount);
    await user.type(amount, '190,000{Control>}{Enter}{/Control}');
    expect(calls.apply).toHaveBeenCalledExactlyOnceWith(anAction(), { amount: 190_000 });
  });

  it('is rejected with a reason or without', async () => {
    show();
    card().focus();
    await user.keyboard('r');
    expect(calls.reject).not.toHaveBeenCalled();
    await user.keyboard('Too early{Enter}');
    expect(calls.reject).toHaveBeenCalledExactlyOnceWith(2291, 'Too early');
    expect(await screen.findByText('Rejected')).toBeVisible();
  });

  it('whose record moved on cannot be approved, and compares with the record as it is', async () => {
    const moved = anAction({ stale: true });
    calls.review.mockResolvedValue({
      ...moved,
      preview: [
        { field: 'close_date', label: 'Close date', before: '2026-12-20', after: '2026-12-05' },
      ],
    });
    show(moved);
    await user.click(screen.getByRole('button', { name: /Approve/ }));
    card().focus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(calls.apply).not.toHaveBeenCalled();

    await user.click(screen.getByRole('button', { name: 'Compare' }));

    expect(await screen.findByText('20 Dec')).toBeVisible();
  });

  it('that failed says why, and that nothing changed', () => {
    show(anAction({ status: 'failed', result: { error: 'The record is gone.' } }));
    expect(card()).toHaveTextContent('Not applied');
    expect(card()).toHaveTextContent('The record is gone. Nothing changed.');
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
  });
});
