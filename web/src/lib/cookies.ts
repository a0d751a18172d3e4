const A_YEAR = 60 * 60 * 24 * 365;

/** Keeps a choice that the server needs for its first answer. For a year; browser only. */
export function keepCookie(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${A_YEAR}; samesite=lax`;
}

/** Forgets a choice. Browser only. */
export function dropCookie(name: string): void {
  document.cookie = `${name}=; path=/; max-age=0; samesite=lax`;
}

/** Cookies that keep how someone arranged the columns of a list begin with this. */
export const COLUMNS_COOKIES = 'ov_columns_';

/** A choice kept by {@link keepCookie}. Browser only. */
export function readCookie(name: string): string | undefined {
  const kept = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
  return kept && decodeURIComponent(kept.slice(name.length + 1));
}
