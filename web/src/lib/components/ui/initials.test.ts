import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import Avatar from './Avatar.svelte';
import { companyInitial, personInitials, tileOf } from './initials.ts';

describe('initials', () => {
  it.each([
    ['Maren Voss', 'MV'],
    ['Ana María de la Cruz', 'AC'],
    ['Cher', 'C'],
    ['  inés   carvalho ', 'IC'],
    ['', ''],
  ])('of the person %j are %j', (name, initials) => {
    expect(personInitials(name)).toBe(initials);
  });

  it.each([
    ['Zieliński Pharma', 'Z'],
    ['émile & co', 'É'],
    ['', ''],
  ])('of the company %j are %j', (name, initial) => {
    expect(companyInitial(name)).toBe(initial);
  });

  it('colour the same record the same, and neighbours differently', () => {
    expect(tileOf(7)).toBe(tileOf(7));
    expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map(tileOf)).size).toBeGreaterThan(2);
  });
});

describe('Avatar', () => {
  it('falls back to initials when its picture does not load', async () => {
    const { container } = render(Avatar, { name: 'Maren Voss', id: 1, src: '/broken.png' });
    const picture = container.querySelector('img');
    expect(picture).toBeInTheDocument();

    if (picture) await fireEvent.error(picture);

    expect(screen.getByText('MV')).toBeInTheDocument();
  });
});
