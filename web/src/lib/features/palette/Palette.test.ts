import Building2 from '@lucide/svelte/icons/building-2';
import { render, screen, waitFor } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { client } from '#lib/api/generated/client.gen.ts';
import type { SearchResults } from '#lib/api/generated/types.gen.ts';

import Palette from './Palette.svelte';

const found: SearchResults = {
  companies: [{ id: 7, name: 'Northwind Labs' }],
  contacts: [{ id: 3, name: 'Nora Thorsen', email: 'nora@northwindlabs.com' }],
  deals: [{ id: 9, name: 'Northwind renewal' }],
};
const nothing: SearchResults = { companies: [], contacts: [], deals: [] };
const user = userEvent.setup();
const run = vi.fn();
const ask = vi.fn();
const open = vi.fn();
const props = {
  open: true,
  groups: [
    {
      heading: 'Go to',
      commands: [{ label: 'Go to companies', icon: Building2, keys: 'g c', run }],
    },
    {
      heading: 'General',
      commands: [
        { label: 'Sign out', icon: Building2, run: vi.fn() },
        { label: 'Close the top layer', keys: 'esc' },
      ],
    },
  ],
  kinds: ['company', 'contact', 'deal'] as const,
  recent: [{ kind: 'contact', id: 5, name: 'Lena Brandt', hint: '' }] as const,
  onopen: open,
};
/** Sees no element change its size. */
class StillObserver implements ResizeObserver {
  observe(): void {
    // nothing moves
  }
  unobserve(): void {
    // nothing moves
  }
  disconnect(): void {
    // nothing moves
  }
}

let answers: () => Promise<Response>;
const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  // Outside of a browser there is no address for a relative one to belong to.
  client.setConfig({ baseUrl: 'http://crm.test' });
  answers = () => Promise.resolve(Response.json(found));
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).search);
    return answers();
  });
  // jsdom has no layout.
  vi.stubGlobal('ResizeObserver', StillObserver);
  Element.prototype.scrollIntoView = vi.fn();
});

const options = () => screen.getAllByRole('option').map((option) => option.textContent.trim());

describe('the palette', () => {
  it('begins with what was opened last and what can be done, and asks the API nothing', () => {
    render(Palette, props);
    expect(options()).toEqual([
      expect.stringContaining('Lena Brandt'),
      expect.stringContaining('Go to companies'),
      expect.stringContaining('Sign out'),
    ]);
    expect(asked).toEqual([]);
  });

  it('finds records of every kind, one request for a word, and opens the first on Enter', async () => {
    render(Palette, props);
    await user.type(screen.getByRole('combobox'), 'nor');
    expect(await screen.findByRole('option', { name: /Northwind Labs/ })).toBeVisible();
    expect(options()).toEqual([
      expect.stringContaining('Northwind Labs'),
      expect.stringContaining('Nora Thorsen nora@northwindlabs.com'),
      expect.stringContaining('Northwind renewal'),
    ]);
    expect(asked).toEqual(['?q=nor&limit=4']);

    await user.keyboard('{Enter}');
    expect(open).toHaveBeenCalledExactlyOnceWith('/app/companies/7', false);
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
  });

  it('opens what is found when Enter came before the answer', async () => {
    let arrive: (response: Response) => void = () => undefined;
    answers = () => new Promise((resolve) => (arrive = resolve));
    render(Palette, { ...props, onask: ask });
    await user.type(screen.getByRole('combobox'), 'northw{Enter}');
    expect(ask).not.toHaveBeenCalled();
    await waitFor(() => {
      expect(asked).toHaveLength(1);
    });

    arrive(Response.json(found));
    await waitFor(() => {
      expect(open).toHaveBeenCalledExactlyOnceWith('/app/companies/7', false);
    });
  });

  it('opens beside with the command key', async () => {
    render(Palette, props);
    await user.click(screen.getByRole('combobox'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(open).toHaveBeenCalledExactlyOnceWith('/app/people/5', true);
  });

  it('keeps what it found until the next answer is here', async () => {
    render(Palette, props);
    await user.type(screen.getByRole('combobox'), 'nor');
    await screen.findByRole('option', { name: /Northwind Labs/ });
    let arrive: (response: Response) => void = () => undefined;
    answers = () => new Promise((resolve) => (arrive = resolve));

    await user.type(screen.getByRole('combobox'), 'thwind');
    await waitFor(() => {
      expect(asked).toHaveLength(2);
    });
    expect(screen.getByRole('option', { name: /Northwind Labs/ })).toBeVisible();

    arrive(Response.json(nothing));
    expect(await screen.findByRole('status')).toHaveTextContent('Nothing matches “northwind”.');
  });

  it('searches one kind alone, until ⌫ on the empty query', async () => {
    render(Palette, props);
    await user.click(screen.getByRole('button', { name: 'In everything' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Deals' }));
    await user.keyboard('{Escape}');
    await user.type(screen.getByRole('combobox'), 'nor');
    expect(await screen.findByRole('option', { name: /Northwind renewal/ })).toBeVisible();
    expect(options()).toHaveLength(1);

    await user.clear(screen.getByRole('combobox'));
    await user.keyboard('{Backspace}');
    expect(screen.getByRole('button', { name: 'In everything' })).toBeVisible();
  });

  it('leaves out kinds without a screen', async () => {
    render(Palette, { ...props, kinds: ['company'] });
    await user.type(screen.getByRole('combobox'), 'nor');
    await screen.findByRole('option', { name: /Northwind Labs/ });
    expect(options()).toHaveLength(1);
  });

  it('runs a command by its name', async () => {
    answers = () => Promise.resolve(Response.json(nothing));
    render(Palette, props);
    await user.type(screen.getByRole('combobox'), 'comp{Enter}');
    expect(run).toHaveBeenCalledOnce();
  });

  it('asks the assistant what was typed, where there is one', async () => {
    answers = () => Promise.resolve(Response.json(nothing));
    const { rerender } = render(Palette, props);
    expect(screen.queryByText(/Ask AI/)).not.toBeInTheDocument();

    await rerender({ ...props, onask: ask });
    await user.type(screen.getByRole('combobox'), 'what slipped');
    expect(screen.getByRole('option', { name: /Ask AI: “what slipped”/ })).toBeVisible();
    await user.keyboard('{Control>}j{/Control}');
    expect(ask).toHaveBeenCalledExactlyOnceWith('what slipped');
  });

  it.each([
    ['does not answer', () => Promise.reject(new TypeError('failed'))],
    ['fails', () => Promise.resolve(new Response('', { status: 503 }))],
  ])('says so when the server %s', async (_, answer) => {
    answers = answer;
    render(Palette, props);
    await user.type(screen.getByRole('combobox'), 'zzz');
    expect(await screen.findByRole('alert')).toHaveTextContent('Records were not searched.');
  });
});
