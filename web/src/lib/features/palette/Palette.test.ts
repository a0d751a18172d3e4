import Building2 from '@lucide/svelte/icons/building-2';
import { render, screen, waitFor } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { client } from '#lib/api/generated/client.gen.ts';
import type { Company } from '#lib/api/generated/types.gen.ts';

import Palette from './Palette.svelte';

const northwind: Company = {
  id: 7,
  name: 'Northwind Labs',
  domain: 'northwindlabs.com',
  industry: 'Biotech',
  size: '51-200',
  status: 'active',
  description: '',
  phone: '',
  email: '',
  linkedin_url: '',
  logo_url: '',
  annual_revenue: null,
  street: '',
  city: 'Boston',
  state: '',
  postal_code: '',
  country: 'USA',
  owner_id: null,
  owner_name: '',
  contacts_count: 0,
  deals_count: 0,
  open_deals_count: 0,
  open_pipeline: [],
  last_activity_at: null,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  version: 1,
};
const user = userEvent.setup();
const run = vi.fn();
const props = {
  open: true,
  groups: [
    { heading: 'Go to', commands: [{ label: 'Companies', icon: Building2, keys: 'g c', run }] },
    { heading: 'Actions', commands: [{ label: 'Sign out', icon: Building2, run: vi.fn() }] },
  ],
  onopencompany: vi.fn(),
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
  answers = () => Promise.resolve(Response.json({ items: [northwind], count: 1 }));
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).search);
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
    expect(asked).toEqual(['?search=north&limit=5&ordering=name']);

    await user.keyboard('{Enter}');
    expect(props.onopencompany).toHaveBeenCalledExactlyOnceWith(7);
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
  });

  it('runs a command by its name', async () => {
    answers = () => Promise.resolve(Response.json({ items: [], count: 0 }));
    render(Palette, props);
    await user.type(screen.getByRole('combobox'), 'comp{Enter}');
    expect(run).toHaveBeenCalledOnce();
  });

  it('says so when nothing matches', async () => {
    answers = () => Promise.resolve(Response.json({ items: [], count: 0 }));
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
});
