import { keepCookie } from '#lib/cookies.ts';

/** The two colour themes; the values are those of `data-theme` in tokens.css. */
export type Theme = 'dark' | 'light';

/** What a member chooses; `system` follows the device. */
export type ThemeChoice = Theme | 'system';

export const THEME_CHOICES: readonly ThemeChoice[] = ['dark', 'light', 'system'];

/** Holds the choice, so that the server renders it and nothing flashes. */
export const THEME_COOKIE = 'ov_theme';

const LIGHT_DEVICE = '(prefers-color-scheme: light)';

/** The choice a cookie holds: dark unless it says otherwise. */
export function themeFrom(cookie: string | undefined): ThemeChoice {
  return THEME_CHOICES.find((choice) => choice === cookie) ?? 'dark';
}

/** What the server draws for a choice; it does not know the device, so app.html corrects `system`. */
export function themeToRender(choice: ThemeChoice): Theme {
  return choice === 'light' ? 'light' : 'dark';
}

/** Shows a choice at once and keeps it for the next visit. Browser only. */
export function chooseTheme(choice: ThemeChoice): void {
  document.documentElement.dataset.themeChoice = choice;
  keepCookie(THEME_COOKIE, choice);
  show(choice === 'system' ? deviceTheme() : choice);
}

/** Follows the device as long as the choice says so. Browser only; returns what stops it. */
export function followDevice(): () => void {
  const media = matchMedia(LIGHT_DEVICE);
  const follow = () => {
    if (document.documentElement.dataset.themeChoice === 'system') show(deviceTheme());
  };
  media.addEventListener('change', follow);
  return () => {
    media.removeEventListener('change', follow);
  };
}

function deviceTheme(): Theme {
  return matchMedia(LIGHT_DEVICE).matches ? 'light' : 'dark';
}

function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme);
}
