import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import Combobox from './Combobox.svelte';
import { matching, type Option } from './options.ts';
import Select from './Select.svelte';

const companies: Option[] = [
  { value: '1', label: 'Nordlicht Logistik' },
  { value: '2', label: 'Nordhaven Yards' },
  { value: '3', label: 'Voltaire Énergie' },
];

const field = () => screen.getByRole('combobox', { name: 'Company' });
const optionNames = () =>
  screen.queryAllByRole('option').map((option) => option.textContent.trim());

describe('matching', () => {
  it.each([
    ['', 3],
    ['nord', 2],
    ['NORDH', 1],
    ['energie', 1],
    ['yards', 1],
    ['oslo', 0],
  ])('finds for %j %d of 3', (query, count) => {
    expect(matching(companies, query)).toHaveLength(count);
  });
});

describe('Combobox', () => {
  it('filters while typing and chooses with arrows and Enter', async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(Combobox, { label: 'Company', options: companies, onchange });

    await user.click(field());
    await user.keyboard('nord');
    await waitFor(() => expect(optionNames()).toEqual(['Nordlicht Logistik', 'Nordhaven Yards']));
    await user.keyboard('{ArrowDown}{Enter}');

    expect(onchange).toHaveBeenCalledExactlyOnceWith(companies[1]);
    expect(field()).toHaveValue('Nordhaven Yards');
    await waitFor(() => expect(field()).toHaveAttribute('aria-expanded', 'false'));
  });

  it('points at the option the keyboard is on', async () => {
    const user = userEvent.setup();
    render(Combobox, { label: 'Company', options: companies });

    await user.click(field());
    await user.keyboard('volt');

    await waitFor(() => {
      const active = field().getAttribute('aria-activedescendant');
      expect(screen.getByRole('option', { name: 'Voltaire Énergie' })).toHaveAttribute(
        'id',
        active ?? '',
      );
    });
  });

  it('forgets on Esc what was typed and not chosen', async () => {
    const user = userEvent.setup();
    render(Combobox, { label: 'Company', options: companies, selected: companies[0] });

    await user.click(field());
    await user.keyboard('volt{Escape}');

    await waitFor(() => expect(field()).toHaveValue('Nordlicht Logistik'));
  });

  it('says when nothing matches', async () => {
    const user = userEvent.setup();
    render(Combobox, { label: 'Company', options: companies });

    await user.click(field());
    await user.keyboard('oslo');

    expect(await screen.findByText('Nothing matches “oslo”.')).toBeVisible();
  });

  it('takes the choice away', async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(Combobox, {
      label: 'Company',
      options: companies,
      selected: companies[0],
      clearable: true,
      onchange,
    });

    await user.click(screen.getByRole('button', { name: 'Clear Nordlicht Logistik' }));

    expect(onchange).toHaveBeenCalledExactlyOnceWith(undefined);
    expect(field()).toHaveValue('');
    expect(field()).toHaveFocus();
  });

  it('asks the server once for what was typed, and for nothing that was overtaken', async () => {
    const user = userEvent.setup();
    const asked: string[] = [];
    const search = vi.fn((query: string, signal: AbortSignal) => {
      asked.push(query);
      return new Promise<Option[]>((resolve) => {
        const timer = setTimeout(() => resolve(matching(companies, query)), query ? 10 : 5_000);
        signal.addEventListener('abort', () => clearTimeout(timer));
      });
    });
    render(Combobox, { label: 'Company', search });

    await user.click(field());
    expect(await screen.findByText('Searching')).toBeVisible();
    await waitFor(() => expect(asked).toEqual(['']));
    await user.keyboard('volt');

    await waitFor(() => expect(optionNames()).toEqual(['Voltaire Énergie']));
    expect(asked).toEqual(['', 'volt']);
    expect(search.mock.calls[0]?.[1].aborted).toBe(true);
  });

  it('says when the search did not answer', async () => {
    const user = userEvent.setup();
    render(Combobox, { label: 'Company', search: () => Promise.reject(new Error('offline')) });

    await user.click(field());

    expect(await screen.findByText('The search did not answer.')).toBeVisible();
  });
});

describe('Select', () => {
  const statuses: Option[] = [
    { value: 'prospect', label: 'Prospect' },
    { value: 'active', label: 'Active' },
    { value: 'customer', label: 'Customer' },
  ];

  it('opens on its value and chooses by keyboard', async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(Select, { label: 'Status', value: 'active', options: statuses, onchange });
    const trigger = screen.getByRole('combobox', { name: 'Status' });
    expect(trigger).toHaveTextContent('Active');
    trigger.focus();

    await user.keyboard('{Enter}');
    expect(await screen.findByRole('option', { name: 'Active', selected: true })).toBeVisible();
    await user.keyboard('{ArrowDown}{Enter}');

    expect(onchange).toHaveBeenCalledExactlyOnceWith('customer');
    await waitFor(() => expect(trigger).toHaveFocus());
    expect(trigger).toHaveTextContent('Customer');
  });

  it('finds by its first letters while it is closed', async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(Select, { label: 'Status', value: 'active', options: statuses, onchange });
    screen.getByRole('combobox', { name: 'Status' }).focus();

    await user.keyboard('c');

    expect(onchange).toHaveBeenCalledExactlyOnceWith('customer');
  });

  it('can be searched from nine options on', () => {
    const options = Array.from({ length: 9 }, (_, index) => ({
      value: String(index),
      label: `Stage ${index + 1}`,
    }));
    render(Select, { label: 'Stage', value: '3', options });

    expect(screen.getByRole('combobox', { name: 'Stage' })).toHaveValue('Stage 4');
  });
});
