import Building2 from '@lucide/svelte/icons/building-2';
import Users from '@lucide/svelte/icons/users';
import { render, screen } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import BottomBar from './BottomBar.svelte';
import Sidebar from './Sidebar.svelte';

const places = [
  { label: 'Companies', href: '/app/companies', icon: Building2, count: 248 },
  { label: 'People', href: '/app/people', icon: Users },
];
const props = {
  groups: [{ heading: 'Records', places }],
  footer: [],
  home: '/app/companies',
  collapsed: false,
  ontoggle: vi.fn(),
};

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }));
});

describe('the sidebar', () => {
  it.each([
    ['/app/companies', 'Companies'],
    ['/app/companies/7', 'Companies'],
    ['/app/people', 'People'],
  ])('on %s marks %s as the current page', (path, label) => {
    render(Sidebar, { ...props, path });
    const current = screen.getAllByRole('link').filter((link) => link.hasAttribute('aria-current'));
    expect(current).toHaveLength(1);
    expect(current[0]).toHaveAccessibleName(label);
    expect(current[0]).toHaveAttribute('aria-current', 'page');
  });

  it('does not take a longer word for a page below', () => {
    render(Sidebar, { ...props, path: '/app/companies-old' });
    expect(screen.getByRole('link', { name: 'Companies' })).not.toHaveAttribute('aria-current');
  });

  it('keeps its names when it is a rail', () => {
    render(Sidebar, { ...props, path: '/app/people', collapsed: true });
    expect(screen.getByRole('navigation', { name: 'Main' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'People' })).toHaveAttribute('href', '/app/people');
    expect(screen.getByRole('button', { name: 'Sidebar', expanded: false })).toBeInTheDocument();
  });

  it('asks to be collapsed', async () => {
    render(Sidebar, { ...props, path: '/app/people' });
    await userEvent.click(screen.getByRole('button', { name: 'Sidebar', expanded: true }));
    expect(props.ontoggle).toHaveBeenCalledOnce();
  });

  it('shows a count only where it was given one', () => {
    render(Sidebar, { ...props, path: '/app/people' });
    expect(screen.getByText('248')).toBeInTheDocument();
    expect(screen.queryByText('0')).not.toBeInTheDocument();
  });
});

it('the bottom bar marks the current page too, and More where it is not in the bar', async () => {
  const shown = places.map((place, index) => (index === 0 ? { ...place, bottom: 'Home' } : place));
  const { rerender } = render(BottomBar, { places: shown, path: '/app/companies/3' });
  expect(screen.getByRole('link', { name: 'Home' })).toHaveAttribute('aria-current', 'page');

  await rerender({ places: shown, path: '/app/people/3' });
  expect(screen.getByRole('link', { name: 'Home' })).not.toHaveAttribute('aria-current');
  await userEvent.setup().click(screen.getByRole('button', { name: 'More' }));
  expect(await screen.findByRole('menuitem', { name: 'People' })).toHaveAttribute(
    'href',
    '/app/people',
  );
});
