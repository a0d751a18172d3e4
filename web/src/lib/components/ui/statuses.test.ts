import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import Priority from './Priority.svelte';
import Stage from './Stage.svelte';
import Status from './Status.svelte';
import { STATUSES, statusLook, type StatusKind, type StatusLook } from './statuses.ts';

describe('Status', () => {
  it.each([
    ['company', 'prospect', 'Prospect', 'ring'],
    ['company', 'active', 'Active', 'half'],
    ['company', 'customer', 'Customer', 'disc'],
    ['company', 'churned', 'Churned', 'struck'],
    ['contact', 'lead', 'Lead', 'ring'],
    ['contact', 'archived', 'Archived', 'struck'],
    ['task', 'todo', 'To do', 'ring'],
    ['task', 'in_progress', 'In progress', 'half'],
    ['task', 'done', 'Done', 'tick'],
    ['deal', 'won', 'Won', 'tick'],
    ['deal', 'lost', 'Lost', 'cross'],
    ['suggestion', 'suggested', 'Suggested', 'dashed'],
    ['suggestion', 'failed', 'Failed', 'alert'],
  ] as const)('names a %s that is %s “%s” and draws a %s', (of, value, label, glyph) => {
    render(Status, { of, value });

    expect(screen.getByText(label)).toBeVisible();
    expect(statusLook(of, value).glyph).toBe(glyph);
  });

  it('keeps the word of a status it does not know', () => {
    expect(statusLook('task', 'on_hold')).toEqual({ label: 'on hold', glyph: 'ring' });
  });

  it('keeps the dashed ring for suggestions', () => {
    const dashed = Object.entries(STATUSES).flatMap(([kind, looks]) =>
      Object.values<StatusLook>(looks).some((look) => look.glyph === 'dashed')
        ? [kind as StatusKind]
        : [],
    );

    expect(dashed).toEqual(['suggestion']);
  });

  it('hides the drawing from those who hear the word', () => {
    const { container } = render(Status, { of: 'company', value: 'active' });

    expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  });
});

describe('Stage', () => {
  /** The part of the pie that is filled, in percent. */
  function filled(container: HTMLElement): number {
    const dash = container.querySelector('[stroke-dasharray]')?.getAttribute('stroke-dasharray');
    const [part = 0, full = 1] = (dash ?? '0 1').split(' ').map(Number);
    return Math.round((part / full) * 100);
  }

  it.each([0, 20, 60, 100])('fills %d percent of its ring', (probability) => {
    const { container } = render(Stage, { name: 'Proposal', probability });

    expect(filled(container)).toBe(probability);
    expect(screen.getByText('Proposal')).toBeVisible();
  });
});

describe('Priority', () => {
  it('draws as many bright bars as it is high', () => {
    const { container } = render(Priority, { level: 'medium' });

    expect(container.querySelectorAll('rect:not([class])')).toHaveLength(2);
  });

  it('keeps its word where only the bars are drawn', () => {
    render(Priority, { level: 'high', glyphOnly: true });

    expect(screen.getByText('High')).toBeInTheDocument();
  });
});
