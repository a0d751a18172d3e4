import Building2 from '@lucide/svelte/icons/building-2';
import { render, screen, waitFor } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import Palette from './Palette.svelte';

const user = userEvent.setup();
const run = vi.fn();
const props = {
  open: true,
  groups: [
    { heading: 'Go to', commands: [{ label: 'Companies', icon: Building2, keys: 'g c', run }] },
    { heading: 'Actions', commands: [{ label: 'Sign out', icon: Building2, run: vi.fn() }] },
  ],
  onopencompany: vi.fn(),
  onexpired: vi.fn(),
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
  answers = () =>
    Promise.resolve(
      Response.json({ items: [{ id: 7, name: 'Northwind Labs', city: 'Boston', country: 'USA' }] }),
    );
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return answers();
  });
  // jsdom has no layout.
  vi.stubGlobal('ResizeObserver', StillObserver);
  Element.prototype.scrollIntoView = vi.fn();
});

describe('the palette', () => {
  it('offers every command before anything is typed, and asks the API nothing', () => {
    render(Palette, props);
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      expect.stringContaining('Companies'),
      expect.stringContaining('Sign out'),
    ]);
    expect(asked).toEqual([]);
  });

  it('finds companies, one request for a word, and opens the first on Enter', async () => {
    render(Palette, props);
    await user.type(screen.getByRole('combobox'), 'north');
    expect(await screen.findByRole('option', { name: /Northwind Labs Boston, USA/ })).toBeVisible();
    expect(asked).toEqual(['/api/companies/?search=north&limit=5&ordering=name']);

    await user.keyboard('{Enter}');
    expect(props.onopencompany).toHaveBeenCalledExactlyOnceWith(7);
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
  });

  it('runs a command by its name', async () => {
    answers = () => Promise.resolve(Response.json({ items: [] }));
    render(Palette, props);
    await user.type(screen.getByRole('combobox'), 'comp{Enter}');
    expect(run).toHaveBeenCalledOnce();
  });

  it('says so when nothing matches', async () => {
    answers = () => Promise.resolve(Response.json({ items: [] }));
    render(Palette, props);
    await user.type(screen.getByRole('combobox'), 'zzz');
    expect(await screen.findByRole('status')).toHaveTextContent('Nothing matches “zzz”.');
  });

  it.each([
    ['does not answer', () => Promise.reject(new TypeError('failed'))],
    ['fails', () => Promise.resolve(new Response('', { status: 503 }))],
  ])('says so when the server %s', async (_, answer) => {
    answers = answer;
    render(Palette, props);
    await user.type(screen.getByRole('combobox'), 'zzz');
    expect(await screen.findByRole('alert')).toHaveTextContent('Companies were not searched.');
  });

  it('leads to sign-in when the session has ended', async () => {
    answers = () => Promise.resolve(new Response('', { status: 401 }));
    render(Palette, props);
    await user.type(screen.getByRole('combobox'), 'zzz');
    await waitFor(() => {
      expect(props.onexpired).toHaveBeenCalledOnce();
    });
  });
});
