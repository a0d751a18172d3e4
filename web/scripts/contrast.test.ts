// @vitest-environment node
/**
 * The WCAG 2.2 contrast of every pair of colours the design puts on each other, in both themes,
 * computed from tokens.css. Text needs 4.5, parts of controls and marks need 3.
 */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { contrast, readThemes } from './colour.ts';

interface Rule {
  /** What is drawn. */
  foregrounds: string[];
  /** What it is drawn on. */
  grounds: string[];
  least: 4.5 | 3;
}

const text = (foregrounds: string[], grounds: string[]): Rule => ({
  foregrounds,
  grounds,
  least: 4.5,
});
const part = (foregrounds: string[], grounds: string[]): Rule => ({
  foregrounds,
  grounds,
  least: 3,
});

const SURFACES = ['surface-0', 'surface-1', 'surface-2'];

const RULES: Rule[] = [
  text(
    ['text'],
    [
      ...SURFACES,
      'surface-3',
      'card',
      'card-raised',
      'control',
      'control-hover',
      'overlay',
      'overlay-hover',
      'row-hover',
      'row-selected',
      'row-selected-hover',
      'suggest-surface',
      'tile-1',
      'tile-2',
      'tile-3',
      'tile-4',
    ],
  ),
  text(
    ['text-muted'],
    [
      ...SURFACES,
      'surface-3',
      'card',
      'control-hover',
      'overlay',
      'overlay-hover',
      'row-hover',
      'row-selected',
      'row-selected-hover',
      'suggest-surface',
    ],
  ),
  text(
    ['text-subtle'],
    [...SURFACES, 'row-hover', 'row-selected', 'overlay', 'control', 'suggest-surface'],
  ),
  text(['on-accent'], ['accent-solid', 'accent-pressed']),
  text(['accent-text'], SURFACES),
  text(['text-inverse'], ['fill-strong']),
  text(['success-text'], [...SURFACES, 'success-surface']),
  text(['warning-text'], [...SURFACES, 'row-selected', 'warning-surface']),
  text(['danger-text'], [...SURFACES, 'danger-surface']),
  text(['info-text'], [...SURFACES, 'info-surface']),
  text(['suggest-before'], ['suggest-surface']),
  text(['suggest-after'], ['suggest-after-surface']),
  part(['accent', 'focus-ring', 'border-control'], SURFACES),
  part(['accent-solid'], ['surface-0', 'surface-1', 'suggest-surface']),
  part(['suggest-border'], ['suggest-surface', 'surface-1']),
  part(['success-mark', 'warning-mark', 'danger-mark', 'info-mark'], SURFACES),
  part(['chart-1', 'chart-2', 'chart-3'], ['surface-0']),
];

const css = readFileSync('src/lib/design/tokens.css', 'utf8');
const themes = readThemes(css);

const pairs = RULES.flatMap(({ foregrounds, grounds, least }) =>
  foregrounds.flatMap((foreground) => grounds.map((ground) => ({ foreground, ground, least }))),
);

describe.each(themes)('in the $name theme', (theme) => {
  it.each(pairs)('--$foreground on --$ground reaches $least', ({ foreground, ground, least }) => {
    expect(contrast(theme.colour(foreground), theme.colour(ground))).toBeGreaterThanOrEqual(least);
  });
});

describe('the formula', () => {
  it.each([
    ['#e8eaec', '#0b0c0e', 16.22],
    ['#ffffff', '#e5484d', 3.91],
    ['#ffffff', '#d63c42', 4.58],
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
  ])('gives %s on %s the ratio %d', (foreground, ground, ratio) => {
    expect(contrast(foreground, ground)).toBeCloseTo(ratio, 2);
  });

  it('refuses a translucent colour, whose pair nobody can check', () => {
    expect(() => themes[0]?.colour('scrim')).toThrow('--scrim is no opaque colour in dark');
  });
});
