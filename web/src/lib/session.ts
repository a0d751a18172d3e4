import { signInUrl } from '#lib/return-url.ts';

/** Leaves for the sign-in page, which leads back here. Browser only. */
export function leaveForSignIn(): void {
  location.assign(signInUrl(location.pathname + location.search));
}
