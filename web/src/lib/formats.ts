/** Holds the time zone the browser reported, so that the server writes the same times. */
export const TIME_ZONE_COOKIE = 'ov_tz';

/**
 * How to write figures and dates for a browser. The interface speaks English, so only English
 * locales are taken from the languages it asks for: the first named, else British.
 *
 * @param languages the `Accept-Language` header
 * @param timeZone an IANA name from the member's cookie; anything else counts as UTC
 * @param now milliseconds since 1970
 */
export function formatsFrom({
  languages,
  timeZone,
  now,
}: {
  languages: string;
  timeZone: string | undefined;
  now: number;
}): { locale: string; timeZone: string; now: number } {
  const english = /\ben-[A-Z]{2}\b/.exec(languages)?.[0];
  return { locale: english ?? 'en-GB', timeZone: knownZone(timeZone) ?? 'UTC', now };
}

function knownZone(timeZone: string | undefined): string | undefined {
  if (!timeZone) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
