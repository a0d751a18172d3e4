import { render, screen } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import AnswerText from './AnswerText.svelte';

const citations = [
  { n: 1, record_type: 'deal', record_id: 7, label: 'Depot rollout' },
  { n: 2, record_type: 'note', record_id: 8, label: 'Procurement calendar' },
];

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('an answer on the page', () => {
  it('leads from a citation to its record, where the record has a page', () => {
    render(AnswerText, { text: 'Open [1], as noted [2], see [9].', citations });
    expect(screen.getByRole('link', { name: /Source 1: Depot rollout/ })).toHaveAttribute(
      'href',
      '/app/deals/7',
    );
    expect(screen.getAllByRole('link')).toHaveLength(1);
    expect(screen.getByText(/Source 2: Procurement calendar/)).toBeInTheDocument();
    expect(screen.getByText(/\[9\]/)).toBeInTheDocument();
  });

  it('loads nothing and runs nothing of what it says', () => {
    const { container } = render(AnswerText, {
      text: '<img src="https://evil.example/x"> ![x](https://evil.example/y)\n\n<script>alert(1)</script>\n\n<a href="https://evil.example">a</a> [b](javascript:alert(1))',
    });
    expect(
      container.querySelector('img, script, iframe, link, a, [src], [href], [style]'),
    ).toBeNull();
    expect(container).toHaveTextContent('<script>alert(1)</script>');
  });

  it('names the host of a link and opens it only when it is clicked, alone', async () => {
    const open = vi.fn();
    vi.stubGlobal('open', open);
    render(AnswerText, { text: 'See [your bank](https://evil.example/login).' });
    const link = screen.getByRole('link', { name: /^your bank ?\(evil\.example\)$/ });
    expect(link).not.toHaveAttribute('href');
    expect(open).not.toHaveBeenCalled();

    await userEvent.click(link);

    expect(open).toHaveBeenCalledExactlyOnceWith(
      'https://evil.example/login',
      '_blank',
      'noopener,noreferrer',
    );
  });
});
