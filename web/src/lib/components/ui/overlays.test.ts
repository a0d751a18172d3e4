import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import OverlayHost from './testing/OverlayHost.svelte';

const user = userEvent.setup();
const opener = () => screen.getByRole('button', { name: 'Open' });

async function open(): Promise<void> {
  await user.click(opener());
}

describe('Dialog', () => {
  it('is named by its title and described by its sentence', async () => {
    render(OverlayHost, { kind: 'dialog' });

    await open();

    const dialog = await screen.findByRole('dialog', { name: 'Lost deal' });
    expect(dialog).toHaveAccessibleDescription('Say why it was lost.');
  });

  it('takes the focus inside and gives it back to its opener', async () => {
    render(OverlayHost, { kind: 'dialog' });
    await open();
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(dialog).toContainElement(document.activeElement as HTMLElement));

    await user.keyboard('{Escape}');

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await waitFor(() => expect(opener()).toHaveFocus());
  });
});

describe('ConfirmDialog', () => {
  it('does nothing on Esc and on Cancel', async () => {
    const onconfirm = vi.fn();
    render(OverlayHost, { kind: 'confirm', onconfirm });

    await open();
    await screen.findByRole('alertdialog', { name: 'Delete 3 companies?' });
    await user.click(screen.getByRole('button', { name: 'Cancel' }));

    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(onconfirm).not.toHaveBeenCalled();
  });

  it('confirms with the verb of its question', async () => {
    const onconfirm = vi.fn();
    render(OverlayHost, { kind: 'confirm', onconfirm });

    await open();
    await user.click(await screen.findByRole('button', { name: 'Delete companies' }));

    expect(onconfirm).toHaveBeenCalledOnce();
  });
});

describe('Drawer', () => {
  it('closes on Esc when nothing was typed', async () => {
    render(OverlayHost, { kind: 'drawer' });
    await open();
    await screen.findByRole('dialog', { name: 'New task' });

    await user.keyboard('{Escape}');

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('asks before it loses what was typed, and goes on where one was', async () => {
    render(OverlayHost, { kind: 'drawer' });
    await open();
    await user.type(await screen.findByLabelText('Title'), 'Send the SLA draft');

    await user.keyboard('{Escape}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Discard what you typed?');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Keep editing' })).toHaveFocus());

    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.getByLabelText('Title')).toHaveFocus();
    expect(screen.getByLabelText('Title')).toHaveValue('Send the SLA draft');
  });

  it('loses it only when told to', async () => {
    render(OverlayHost, { kind: 'drawer' });
    await open();
    await user.type(await screen.findByLabelText('Title'), 'Send the SLA draft');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));

    await user.click(await screen.findByRole('button', { name: 'Discard' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await open();
    expect(await screen.findByLabelText('Title')).toHaveValue('');
  });
});

describe('ConflictDialog', () => {
  it('keeps yours unless told otherwise, field by field', async () => {
    const onsave = vi.fn();
    render(OverlayHost, { kind: 'conflict', onsave });
    await open();
    expect(await screen.findByRole('dialog')).toHaveAccessibleDescription(
      'Tobias Lindqvist changed this deal at 10:41, while you were editing. Choose what to keep.',
    );

    await user.click(screen.getByRole('radio', { name: 'Amount, from Tobias: €184,000' }));
    await user.click(screen.getByRole('button', { name: 'Save choices' }));

    expect(onsave).toHaveBeenCalledExactlyOnceWith({ amount: 'theirs', close_date: 'yours' });
  });

  it('says when a side is empty, and can take all of theirs', async () => {
    const ondiscard = vi.fn();
    render(OverlayHost, { kind: 'conflict', ondiscard });
    await open();
    expect(
      await screen.findByRole('radio', { name: 'Close date, from Tobias: empty' }),
    ).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Discard mine' }));

    expect(ondiscard).toHaveBeenCalledOnce();
  });
});
