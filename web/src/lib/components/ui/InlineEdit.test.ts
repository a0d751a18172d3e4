import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import InlineEdit from './InlineEdit.svelte';
// Loaded here already: how long it takes to load it when a choice is asked for is not the question.
import './Select.svelte';

/** A field that stores what it is given, as a record would. */
function field(more: Partial<Parameters<typeof render<typeof InlineEdit>>[1]> = {}) {
  const onsave = vi.fn(async (value: string) => {
    await rerender({ value });
  });
  const { rerender } = render(InlineEdit, {
    label: 'Industry',
    value: 'Logistics',
    onsave,
    ...more,
  });
  return { onsave, rerender };
}

const rest = () => screen.getByRole('button', { name: /Edit Industry/ });
const editor = () => screen.getByRole('textbox', { name: 'Industry' });

describe('InlineEdit', () => {
  it('opens on a click with the value selected', async () => {
    const user = userEvent.setup();
    field();

    await user.click(rest());
    await user.keyboard('Retail');

    expect(editor()).toHaveValue('Retail');
  });

  it('opens on Enter', async () => {
    const user = userEvent.setup();
    field();
    rest().focus();

    await user.keyboard('{Enter}');

    expect(editor()).toHaveFocus();
    expect(editor()).toHaveValue('Logistics');
  });

  it('opens on typing, and keeps the key from the shortcuts of the page', async () => {
    const user = userEvent.setup();
    const shortcut = vi.fn();
    window.addEventListener('keydown', shortcut);
    field();
    rest().focus();

    await user.keyboard('N');

    expect(editor()).toHaveValue('N');
    expect(shortcut).not.toHaveBeenCalled();
    window.removeEventListener('keydown', shortcut);
  });

  it('saves on Enter, says so for 2 seconds and gives the focus back', async () => {
    const user = userEvent.setup();
    const { onsave } = field();

    await user.click(rest());
    await user.keyboard('Retail{Enter}');

    expect(onsave).toHaveBeenCalledExactlyOnceWith('Retail');
    expect(await screen.findByText('Saved')).toBeVisible();
    expect(rest()).toHaveFocus();
    await waitFor(() => expect(screen.queryByText('Saved')).not.toBeInTheDocument(), {
      timeout: 2_500,
    });
    expect(rest()).toHaveTextContent('Retail');
  });

  it('restores on Esc and gives the focus back', async () => {
    const user = userEvent.setup();
    const { onsave } = field();

    await user.click(rest());
    await user.keyboard('Retail{Escape}');

    expect(onsave).not.toHaveBeenCalled();
    expect(rest()).toHaveTextContent('Logistics');
    expect(rest()).toHaveFocus();
  });

  it('saves when it is left', async () => {
    const user = userEvent.setup();
    const { onsave } = field();

    await user.click(rest());
    await user.keyboard('Retail');
    await user.tab();

    expect(onsave).toHaveBeenCalledExactlyOnceWith('Retail');
  });

  it('asks for nothing when nothing changed', async () => {
    const user = userEvent.setup();
    const { onsave } = field();

    await user.click(rest());
    await user.keyboard('{Enter}');

    expect(onsave).not.toHaveBeenCalled();
    expect(rest()).toHaveFocus();
  });

  it('shows the new value, quiet and busy, while it is being saved', async () => {
    const user = userEvent.setup();
    const saving = Promise.withResolvers<undefined>();
    field({ onsave: () => saving.promise });

    await user.click(rest());
    await user.keyboard('Retail{Enter}');

    expect(rest()).toHaveTextContent('Retail');
    expect(rest()).toHaveAttribute('aria-busy', 'true');
    saving.resolve(undefined);
    expect(await screen.findByText('Saved')).toBeVisible();
  });

  it('keeps what was typed when saving fails, and says why', async () => {
    const user = userEvent.setup();
    field({ onsave: () => Promise.reject(new Error('At most 120 characters')) });

    await user.click(rest());
    await user.keyboard('Retail{Enter}');

    expect(await screen.findByRole('alert')).toHaveTextContent('At most 120 characters');
    expect(editor()).toHaveValue('Retail');
    expect(editor()).toBeInvalid();
    expect(editor()).toHaveAccessibleDescription('At most 120 characters');
    expect(editor()).toHaveFocus();
  });

  it('saves again after a refusal', async () => {
    const user = userEvent.setup();
    const onsave = vi
      .fn<(value: string) => Promise<void>>()
      .mockRejectedValueOnce(new Error('Not reachable'))
      .mockResolvedValueOnce();
    field({ onsave });
    await user.click(rest());
    await user.keyboard('Retail{Enter}');
    await screen.findByRole('alert');

    await user.keyboard('{Enter}');

    expect(await screen.findByText('Saved')).toBeVisible();
    expect(onsave).toHaveBeenCalledTimes(2);
  });

  it('invites to fill an empty value', () => {
    field({ label: 'State', value: '' });

    expect(screen.getByRole('button', { name: 'Add state' })).toHaveTextContent('Add state');
  });

  it('takes several lines: Enter breaks the line, Ctrl and Enter save', async () => {
    const user = userEvent.setup();
    const { onsave } = field({ kind: 'textarea' });

    await user.click(rest());
    await user.keyboard('One{Enter}Two{Control>}{Enter}{/Control}');

    expect(onsave).toHaveBeenCalledExactlyOnceWith('One\nTwo');
  });

  it('opens the address of a url beside its editor', () => {
    field({ kind: 'url', value: 'https://nordlicht.example' });

    expect(screen.getByRole('link', { name: 'Open Industry' })).toHaveAttribute(
      'href',
      'https://nordlicht.example',
    );
  });

  it('makes no link of anything but a web address', () => {
    field({ kind: 'url', value: 'javascript:alert(1)' });

    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('saves a choice at once', async () => {
    const user = userEvent.setup();
    const { onsave } = field({
      kind: 'select',
      value: 'active',
      options: [
        { value: 'active', label: 'Active' },
        { value: 'customer', label: 'Customer' },
      ],
    });
    expect(rest()).toHaveTextContent('Active');

    await user.click(rest());
    await user.click(await screen.findByRole('option', { name: 'Customer' }));

    expect(onsave).toHaveBeenCalledExactlyOnceWith('customer');
    expect(await screen.findByText('Saved')).toBeVisible();
  });

  it('is plain text with a reason where it may not be edited', () => {
    field({ lockedReason: 'Only the owner can edit this' });

    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    expect(screen.getByTitle('Only the owner can edit this')).toHaveTextContent('Logistics');
  });
});
