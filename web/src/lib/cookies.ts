const A_YEAR = 60 * 60 * 24 * 365;

/** Keeps a choice that the server needs for its first answer. For a year; browser only. */
export function keepCookie(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${A_YEAR}; samesite=lax`;
}
