/** Whose clock and calendar a date is read by. `now` in milliseconds since 1970. */
export interface DateSettings {
  locale: string;
  timeZone: string;
  now: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Matches a calendar day without a time, such as a close date. */
const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;

const formatters = new Map<string, Intl.DateTimeFormat>();

// Building a formatter costs a hundred times more than using one, and lists use thousands.
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** Days since 1970 of the calendar day a moment falls on in a zone. */
function dayNumber(moment: number, timeZone: string): number {
  const parts = formatter('en-CA', { timeZone, dateStyle: 'short' }).format(moment);
  return Date.parse(parts) / DAY;
}

/** The zone in which a value is meant: a plain day belongs to no zone, so it is read as UTC. */
function zoneOf(value: string, timeZone: string): string {
  return PLAIN_DAY.test(value) ? 'UTC' : timeZone;
}

/** The calendar day it is there now: `2025-11-18`. */
export function today({ timeZone, now }: Pick<DateSettings, 'timeZone' | 'now'>): string {
  return formatter('en-CA', { timeZone, dateStyle: 'short' }).format(now);
}

/** Whole days since a moment, counted as calendar days; 0 is today. */
export function daysSince(value: string, settings: DateSettings): number {
  return Math.max(0, daysAgo(Date.parse(value), settings));
}

/**
 * A calendar day: `18 Nov`, with the year when it is not this one.
 *
 * @param value an ISO timestamp, or a plain day (`2025-11-18`) that means the same everywhere
 */
export function formatDay(value: string, { locale, timeZone, now }: DateSettings): string {
  const zone = zoneOf(value, timeZone);
  const year = (moment: number, of: string) =>
    formatter('en-CA', { timeZone: of, year: 'numeric' }).format(moment);
  const moment = Date.parse(value);
  return formatter(locale, {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    ...(year(moment, zone) === year(now, timeZone) ? {} : { year: 'numeric' }),
  }).format(moment);
}

/** The time of day, 24 hours: `10:30`. */
export function formatClock(value: string, { timeZone }: Pick<DateSettings, 'timeZone'>): string {
  return formatter('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    Date.parse(value),
  );
}

/** Day and time in full, for titles and machines that read aloud: `Tue 18 Nov 2025, 10:30`. */
export function formatInFull(value: string, { locale, timeZone }: DateSettings): string {
  const day = formatter(locale, {
    timeZone: zoneOf(value, timeZone),
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(Date.parse(value));
  return PLAIN_DAY.test(value) ? day : `${day}, ${formatClock(value, { timeZone })}`;
}

/**
 * How long ago something happened, as short as it can be said: `now`, `12 min`, `1 h` (today),
 * `Yesterday`, `Mon 17` (the six days before today), then `18 Nov`, then `18 Nov 2024`.
 * A moment to come is a day.
 */
export function formatAgo(value: string, settings: DateSettings): string {
  const moment = Date.parse(value);
  const age = settings.now - moment;
  if (age >= 0 && age < MINUTE) return 'now';
  if (age >= 0 && age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age >= 0 && daysAgo(moment, settings) === 0) return `${Math.floor(age / HOUR)} h`;
  return formatPastDay(value, settings);
}

/**
 * When something happened, for a log: `10:30` today, then as {@link formatAgo}: `Yesterday`,
 * `Mon 17`, `18 Nov`.
 */
export function formatWhen(value: string, settings: DateSettings): string {
  return daysAgo(Date.parse(value), settings) === 0
    ? formatClock(value, settings)
    : formatPastDay(value, settings);
}

/** The day of the week in full: `Friday`. */
export function formatWeekday(value: string, { locale, timeZone }: DateSettings): string {
  const zone = zoneOf(value, timeZone);
  return formatter(locale, { timeZone: zone, weekday: 'long' }).format(Date.parse(value));
}

/** Calendar days from today to the day of a moment: 0 today, 1 tomorrow, negative for what is past. */
export function daysUntil(value: string, settings: DateSettings): number {
  const moment = Date.parse(value);
  const { now, timeZone } = settings;
  return dayNumber(moment, zoneOf(value, timeZone)) - dayNumber(now, timeZone);
}

/** The calendar day of a moment in a zone, as the API and date fields write it: `2026-03-01`. */
export function dayIn(moment: number, timeZone: string): string {
  return new Date(dayNumber(moment, timeZone) * DAY).toISOString().slice(0, 10);
}

function daysAgo(moment: number, { timeZone, now }: DateSettings): number {
  return dayNumber(now, timeZone) - dayNumber(moment, timeZone);
}

function formatPastDay(value: string, settings: DateSettings): string {
  const moment = Date.parse(value);
  const days = daysAgo(moment, settings);
  if (days === 1) return 'Yesterday';
  if (days > 1 && days <= 6) {
    const { locale, timeZone } = settings;
    const weekday = formatter(locale, { timeZone, weekday: 'short' }).format(moment);
    const day = formatter(locale, { timeZone, day: 'numeric' }).format(moment);
    return `${weekday} ${day}`;
  }
  return formatDay(value, settings);
}
