import { keepCookie, readCookie } from '#lib/cookies.ts';
import { isTyping } from '#lib/platform.ts';

/** How high the rows of lists are. */
export type Density = 'comfortable' | 'compact';

/** Holds the choice, so that the server draws it and nothing jumps. */
export const DENSITY_COOKIE = 'ov_density';

/** Holds `off` for those who want no letter alone to do anything. */
const LETTERS_COOKIE = 'ov_letters';

/** The choice a cookie holds: comfortable unless it says otherwise. */
export function densityFrom(cookie: string | undefined): Density {
  return cookie === 'compact' ? 'compact' : 'comfortable';
}

/** The density that is shown. Browser only. */
export function density(): Density {
  return densityFrom(document.documentElement.dataset.density);
}

/** Shows a density at once and keeps it for the next visit. Browser only. */
export function chooseDensity(choice: Density): void {
  document.documentElement.dataset.density = choice;
  keepCookie(DENSITY_COOKIE, choice);
}

/** Whether keys without a modifier do anything. Browser only. */
export function lettersOn(): boolean {
  return readCookie(LETTERS_COOKIE) !== 'off';
}

/** Keeps whether keys without a modifier do anything. Browser only. */
export function chooseLetters(on: boolean): void {
  keepCookie(LETTERS_COOKIE, on ? 'on' : 'off');
}

/** Where letters choose from what is open, and are no shortcut. */
const LAYERS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** Keeps a letter from everything on the page where letters alone are to do nothing. */
export function quietLetters(event: KeyboardEvent): void {
  if (event.key.length !== 1 || event.key === ' ') return;
  if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
  if (event.target instanceof Element && event.target.closest(LAYERS)) return;
  if (!lettersOn()) event.stopImmediatePropagation();
}
