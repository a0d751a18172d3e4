import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import Button from './Button.svelte';
import Kbd from './Kbd.svelte';
// Loaded here already: a page loads it when its trigger is approached, and how long that takes is not the question.
import './MenuSurface.svelte';
import Pagination from './Pagination.svelte';
import Tabs from './Tabs.svelte';
import ControlsHost from './testing/ControlsHost.svelte';

// A surface that closes keeps the page from being clicked for a moment; these tests do not wait for it.
const user = userEvent.setup({ pointerEventsCheck: 0 });

describe('Button', () => {
  it('does nothing while its work is under way, and says that it is busy', async () => {
    const onevent = vi.fn();
    render(ControlsHost, { kind: 'button', loading: true, onevent });
    const button = screen.getByRole('button', { name: 'Save note' });

    await user.click(button);

    expect(onevent).not.toHaveBeenCalled();
    expect(button).toHaveAttribute('aria-busy', 'true');
  });

  it('stays in reach when it is off for a reason, and tells it', async () => {
    const onevent = vi.fn();
    render(ControlsHost, { kind: 'button', disabledReason: 'Only admins can edit this', onevent });

    await user.tab();
    expect(screen.getByRole('button', { name: 'Save note' })).toHaveFocus();
    await user.keyboard('{Enter}');

    expect(onevent).not.toHaveBeenCalled();
    expect(await screen.findByText('Only admins can edit this')).toBeVisible();
  });

  it('is a link where it has an address', () => {
    render(Button, { label: 'Open', href: '/app/companies' });

    expect(screen.getByRole('link', { name: 'Open' })).toHaveAttribute('href', '/app/companies');
  });
});

describe('Field', () => {
  const input = () => screen.getByRole('textbox', { name: 'Email' });

  it('ties label and hint to its control', () => {
    render(ControlsHost, { kind: 'field', hint: 'Where the report goes' });

    expect(input()).toBeRequired();
    expect(input()).not.toHaveAttribute('aria-invalid');
    expect(input()).toHaveAccessibleDescription('Where the report goes');
  });

  it('puts what is wrong in the place of the hint', () => {
    render(ControlsHost, {
      kind: 'field',
      hint: 'Where it goes',
      error: 'Add the part after the @',
    });

    expect(input()).toBeInvalid();
    expect(input()).toHaveAccessibleDescription('Add the part after the @');
  });
});

describe('Checkbox', () => {
  it('is mixed when it stands for some', async () => {
    const onevent = vi.fn();
    render(ControlsHost, { kind: 'mixed', onevent });
    const box = screen.getByRole('checkbox', { name: 'All companies' });
    expect(box).toBePartiallyChecked();

    await user.click(box);

    expect(onevent).toHaveBeenCalledExactlyOnceWith('true');
  });
});

describe('Switch', () => {
  it('turns on by its words', async () => {
    const onevent = vi.fn();
    render(ControlsHost, { kind: 'switch', onevent });

    await user.click(screen.getByText('Single-letter shortcuts'));

    expect(screen.getByRole('switch')).toBeChecked();
    expect(onevent).toHaveBeenCalledExactlyOnceWith('true');
  });
});

describe('SegmentedControl', () => {
  it('is one choice, named by what it chooses', async () => {
    const onevent = vi.fn();
    render(ControlsHost, { kind: 'segments', onevent });
    expect(screen.getByRole('radiogroup', { name: 'View' })).toBeVisible();
    expect(screen.getByRole('radio', { name: 'List' })).toBeChecked();

    await user.click(screen.getByText('Board'));

    expect(onevent).toHaveBeenCalledExactlyOnceWith('board');
    expect(screen.getByRole('radio', { name: 'List' })).not.toBeChecked();
  });
});

describe('Menu', () => {
  const trigger = () => screen.getByRole('button', { name: 'Actions' });

  it('opens by keyboard, runs an item and gives the focus back', async () => {
    const onevent = vi.fn();
    render(ControlsHost, { kind: 'menu', onevent });
    trigger().focus();

    await user.keyboard('{Enter}');
    const item = await screen.findByRole('menuitem', { name: 'Assign owner' });
    await waitFor(() => expect(item).toHaveFocus());
    await user.keyboard('{Enter}');

    expect(onevent).toHaveBeenCalledExactlyOnceWith('assign');
    await waitFor(() => expect(trigger()).toHaveFocus());
  });

  it('stays open for a choice that can be on or off', async () => {
    const onevent = vi.fn();
    render(ControlsHost, { kind: 'menu', onevent });
    await user.click(trigger());

    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Status' }));

    expect(onevent).toHaveBeenCalledExactlyOnceWith('status');
    expect(screen.getByRole('menuitemcheckbox', { name: 'Status' })).toBeChecked();
  });

  it('holds links that are links', async () => {
    render(ControlsHost, { kind: 'menu' });
    await user.click(trigger());

    expect(await screen.findByRole('menuitem', { name: 'Open' })).toHaveAttribute(
      'href',
      '/app/companies/1',
    );
  });
});

describe('FilterChip', () => {
  it('opens a menu of its own from each segment', async () => {
    const onevent = vi.fn();
    render(ControlsHost, { kind: 'chip', onevent });

    await user.click(screen.getByRole('button', { name: 'Status' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Industry' }));
    await user.click(screen.getByRole('button', { name: 'is any of' }));
    await user.click(await screen.findByRole('menuitem', { name: 'is none of' }));
    await user.click(screen.getByRole('button', { name: 'Active' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Customer' }));

    expect(onevent.mock.calls).toEqual([['industry'], ['none'], ['customer true']]);
  });

  it('is removed by its x', async () => {
    const onevent = vi.fn();
    render(ControlsHost, { kind: 'chip', onevent });

    await user.click(screen.getByRole('button', { name: 'Remove filter Status' }));

    expect(onevent).toHaveBeenCalledExactlyOnceWith('remove');
  });
});

describe('BulkBar', () => {
  it('counts, acts and is cleared by Esc', async () => {
    const onevent = vi.fn();
    render(ControlsHost, { kind: 'bulk', onevent });
    const bar = screen.getByRole('toolbar', { name: 'Selected rows' });
    expect(bar).toHaveTextContent('3 selected');

    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await user.keyboard('{Escape}');

    expect(onevent).toHaveBeenCalledExactlyOnceWith('delete');
    expect(bar).not.toBeInTheDocument();
  });

  it('leaves Esc to a field in which someone types', async () => {
    render(ControlsHost, { kind: 'bulk' });
    await user.click(screen.getByRole('textbox', { name: 'Note' }));

    await user.keyboard('{Escape}');

    expect(screen.getByRole('toolbar')).toBeVisible();
  });
});

describe('Pagination', () => {
  it.each([
    [0, 248, '1–50 of 248', false, true],
    [50, 248, '51–100 of 248', true, true],
    [200, 248, '201–248 of 248', true, false],
    [0, 0, '0–0 of 0', false, false],
    [0, 1248, '1–50 of 1,248', false, true],
  ])('from row %d of %d reads %s', (offset, count, text, back, forth) => {
    render(Pagination, { offset, limit: 50, count, onpage: vi.fn() });

    expect(screen.getByText(text)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Previous page' }).matches(':enabled')).toBe(back);
    expect(screen.getByRole('button', { name: 'Next page' }).matches(':enabled')).toBe(forth);
  });

  it('goes to the neighbouring pages', async () => {
    const onpage = vi.fn();
    render(Pagination, { offset: 50, limit: 50, count: 248, onpage });

    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await user.click(screen.getByRole('button', { name: 'Previous page' }));

    expect(onpage.mock.calls).toEqual([[100], [0]]);
  });
});

describe('Tabs', () => {
  it('are links, and the open one says so', () => {
    render(Tabs, {
      label: 'Record',
      current: '/deals',
      tabs: [
        { href: '/people', label: 'People', count: 1248 },
        { href: '/deals', label: 'Deals' },
      ],
    });

    expect(screen.getByRole('navigation', { name: 'Record' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Deals' })).toHaveAttribute('aria-current', 'page');
    const people = screen.getByRole('link', { name: /People/ });
    expect(people).toHaveTextContent('1,248');
    expect(people).not.toHaveAttribute('aria-current');
  });
});

describe('Kbd', () => {
  it('holds the keys of both platforms; the style sheet shows one', () => {
    const { container } = render(Kbd, { keys: 'mod+k' });

    expect(container.querySelector('.other\\:hidden')).toHaveTextContent(/^⌘\s*K$/);
    expect(container.querySelector('.mac\\:hidden')).toHaveTextContent(/^Ctrl\s*K$/);
  });

  it('writes plain keys once', () => {
    const { container } = render(Kbd, { keys: 'esc' });

    expect(container).toHaveTextContent(/^Esc$/);
  });
});
