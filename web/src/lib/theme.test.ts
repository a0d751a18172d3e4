import { beforeEach, describe, expect, it, vi } from 'vitest';

import { chooseTheme, followDevice, themeFrom, themeToRender } from '#lib/theme.ts';

const root = document.documentElement;
let light: boolean;
let tell: () => void;

beforeEach(() => {
  light = false;
  vi.stubGlobal('matchMedia', () => ({
    get matches() {
      return light;
    },
    addEventListener: (_: string, listener: () => void) => (tell = listener),
    removeEventListener: () => (tell = () => undefined),
  }));
});

describe('theme', () => {
  it.each([
    [undefined, 'dark'],
    ['', 'dark'],
    ['dark', 'dark'],
    ['light', 'light'],
    ['system', 'system'],
    ['"><script>', 'dark'],
  ] as const)('reads the cookie %j as %s', (cookie, theme) => {
    expect(themeFrom(cookie)).toBe(theme);
  });

  it('is drawn dark by the server where the device decides', () => {
    expect(themeToRender('system')).toBe('dark');
    expect(themeToRender('light')).toBe('light');
  });

  it('shows the chosen theme at once and remembers it', () => {
    chooseTheme('light');

    expect(root).toHaveAttribute('data-theme', 'light');
    expect(document.cookie).toContain('ov_theme=light');
  });

  it('follows the device only while the member wants it to', () => {
    const stop = followDevice();
    light = true;
    chooseTheme('system');
    expect(root).toHaveAttribute('data-theme', 'light');

    light = false;
    tell();
    expect(root).toHaveAttribute('data-theme', 'dark');

    chooseTheme('light');
    tell();
    expect(root).toHaveAttribute('data-theme', 'light');
    stop();
  });
});
