import { keepCookie } from '#lib/cookies.ts';

/** The two colour themes; the values are those of `data-theme` in tokens.css. */
export type Theme = 'dark' | 'light';

/** Holds the chosen theme, so that the server renders it and nothing flashes. */
export const THEME_COOKIE = 'ov_theme';

/** The theme a cookie asks for: dark unless it says light. */
export function themeFrom(cookie: string | undefined): Theme {
  return cookie === 'light' ? 'light' : 'dark';
}

/** Shows a theme at once and keeps it for the next visit. Browser only. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme);
  keepCookie(THEME_COOKIE, theme);
}
