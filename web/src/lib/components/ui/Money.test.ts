import { render } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import Money from './Money.svelte';

/** The texts that are set closer than digits. */
function tightened(container: HTMLElement): (string | null)[] {
  return Array.from(container.querySelectorAll('span span'), (part) => part.textContent);
}

describe('Money', () => {
  it.each([
    [184000, 'EUR', 'whole', '€184,000'],
    [1842500.75, 'EUR', 'whole', '€1,842,501'],
    [1842500.5, 'USD', 'exact', '$1,842,500.50'],
    [148200000, 'EUR', 'short', '€148.2M'],
    [950, 'GBP', 'short', '£950'],
    [-4000, 'EUR', 'whole', '-€4,000'],
    [0, 'JPY', 'exact', '¥0'],
  ] as const)('writes %d %s %s as %s', (amount, currency, detail, text) => {
    const { container } = render(Money, { amount, currency, detail });

    expect(container).toHaveTextContent(new RegExp(`^${text.replace(/[$.]/g, '\\$&')}$`));
  });

  it('sets only separators closer', () => {
    const { container } = render(Money, { amount: 1842500.5, currency: 'EUR', detail: 'exact' });

    expect(tightened(container)).toEqual([',', ',', '.']);
  });

  it('leaves large figures to the text face, which needs no correction', () => {
    const { container } = render(Money, { amount: 1842500, currency: 'EUR', large: true });

    expect(container).toHaveTextContent('€1,842,500');
    expect(tightened(container)).toEqual([]);
  });
});
