/** Where members land who did not ask for a certain page. */
export const HOME = '/app/dashboard';

/** Pages that make no sense to return to. */
const NO_RETURN = /^\/(login|auth|api|healthz)(\/|\?|$)/;

/**
 * The page to show after sign-in.
 *
 * @param next what the address bar asks for; anything but a plain path of this site is ignored
 */
export function returnUrl(next: string | null | undefined): string {
  // The characters a browser would drop or turn into a slash are not allowed in the first place.
  if (!next || !/^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(next)) return HOME;

  const url = new URL(next, 'http://site.invalid');
  const path = url.pathname + url.search + url.hash;
  if (url.host !== 'site.invalid' || path.startsWith('//') || NO_RETURN.test(path)) return HOME;
  return path === '/' ? HOME : path;
}

/** Address of the sign-in page that leads back to `from` (path and query). */
export function signInUrl(from: string): string {
  const next = returnUrl(from);
  return next === HOME ? '/login' : `/login?next=${encodeURIComponent(next)}`;
}
