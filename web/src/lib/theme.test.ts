import { describe, expect, it } from 'vitest';

import { chooseTheme, themeFrom } from '#lib/theme.ts';

describe('theme', () => {
  it.each([
    [undefined, 'dark'],
    ['', 'dark'],
    ['dark', 'dark'],
    ['light', 'light'],
    ['"><script>', 'dark'],
  ] as const)('reads the cookie %j as %s', (cookie, theme) => {
    expect(themeFrom(cookie)).toBe(theme);
  });

  it('shows the chosen theme at once and remembers it', () => {
    chooseTheme('light');

    expect(document.documentElement).toHaveAttribute('data-theme', 'light');
    expect(document.cookie).toContain('ov_theme=light');
  });
});
