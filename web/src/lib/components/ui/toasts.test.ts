import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import Toaster from './Toaster.svelte';
import { Toasts } from './toasts.svelte.ts';

let toasts: Toasts;
const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime.bind(vi) });

beforeEach(() => {
  vi.useFakeTimers();
  toasts = new Toasts();
  render(Toaster, { toasts });
});

afterEach(() => {
  vi.useRealTimers();
});

function pass(milliseconds: number): void {
  vi.advanceTimersByTime(milliseconds);
  flushSync();
}

describe('Toaster', () => {
  it('takes a success away after 6 seconds', () => {
    toasts.success('Note saved');
    pass(5_999);
    expect(screen.getByText('Note saved')).toBeVisible();

    pass(1);

    expect(screen.queryByText('Note saved')).not.toBeInTheDocument();
  });

  it('offers an undo for 10 seconds', () => {
    toasts.undo('Deal moved', vi.fn());
    pass(9_999);
    expect(screen.getByRole('button', { name: /Undo/ })).toBeVisible();

    pass(1);

    expect(screen.queryByText('Deal moved')).not.toBeInTheDocument();
  });

  it('keeps an error until it is closed', async () => {
    toasts.error('Note not saved. Your text is kept here.');
    pass(3_600_000);
    expect(screen.getByText(/Note not saved/)).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Close message' }));

    expect(screen.queryByText(/Note not saved/)).not.toBeInTheDocument();
  });

  it('shows three at most and lets the oldest go', () => {
    for (const text of ['One', 'Two', 'Three', 'Four']) toasts.success(text);
    flushSync();

    expect(screen.getAllByRole('listitem').map((item) => item.textContent.trim())).toEqual([
      'Two',
      'Three',
      'Four',
    ]);
  });

  it('waits while it is pointed at, and for the rest of its time afterwards', async () => {
    toasts.success('Note saved');
    pass(4_000);
    await user.hover(screen.getByText('Note saved'));
    pass(60_000);
    expect(screen.getByText('Note saved')).toBeVisible();

    await user.unhover(screen.getByText('Note saved'));
    pass(1_999);
    expect(screen.getByText('Note saved')).toBeVisible();
    pass(1);

    expect(screen.queryByText('Note saved')).not.toBeInTheDocument();
  });

  it('undoes the newest by keyboard', async () => {
    const older = vi.fn();
    const newer = vi.fn();
    toasts.undo('First', older);
    toasts.undo('Second', newer);
    flushSync();

    await user.keyboard('{Control>}z{/Control}');

    expect(newer).toHaveBeenCalledOnce();
    expect(older).not.toHaveBeenCalled();
    expect(screen.queryByText('Second')).not.toBeInTheDocument();
  });

  it('leaves the undo key to a field in which someone types', async () => {
    const undo = vi.fn();
    toasts.undo('Deal moved', undo);
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();

    await user.keyboard('{Control>}z{/Control}');

    expect(undo).not.toHaveBeenCalled();
    field.remove();
  });

  it('announces politely, and errors at once', () => {
    toasts.success('Note saved');
    toasts.error('Note not saved');
    flushSync();

    expect(within(screen.getByRole('status')).getByText('Note saved')).toBeVisible();
    expect(within(screen.getByRole('alert')).getByText('Note not saved')).toBeVisible();
  });

  it('runs its action once and goes', async () => {
    const view = vi.fn();
    toasts.success('Suggestion applied', { label: 'View', onaction: view });
    flushSync();

    await user.click(screen.getByRole('button', { name: 'View' }));

    expect(view).toHaveBeenCalledOnce();
    expect(screen.queryByText('Suggestion applied')).not.toBeInTheDocument();
  });
});
