import { describe, expect, it } from 'vitest';

import { formatAgo, formatDay, formatInFull, formatWhen } from './dates.ts';

// A Tuesday, 10:42 in Berlin.
const now = Date.parse('2025-11-18T09:42:00Z');
const berlin = { locale: 'en-GB', timeZone: 'Europe/Berlin', now };

describe('how long ago', () => {
  it.each([
    ['2025-11-18T09:41:30Z', 'now'],
    ['2025-11-18T09:41:00Z', '1 min'],
    ['2025-11-18T09:30:00Z', '12 min'],
    ['2025-11-18T08:42:01Z', '59 min'],
    ['2025-11-18T08:42:00Z', '1 h'],
    ['2025-11-17T23:05:00Z', '10 h'], // already today in Berlin
    ['2025-11-17T22:55:00Z', 'Yesterday'], // 23:55 in Berlin
    ['2025-11-16T12:00:00Z', 'Sun 16'],
    ['2025-11-12T12:00:00Z', 'Wed 12'],
    ['2025-11-11T12:00:00Z', '11 Nov'],
    ['2025-01-03T12:00:00Z', '3 Jan'],
    ['2024-12-31T12:00:00Z', '31 Dec 2024'],
    ['2025-11-19T12:00:00Z', '19 Nov'], // to come
  ])('writes %s as %s', (value, text) => {
    expect(formatAgo(value, berlin)).toBe(text);
  });

  it('says minutes across midnight', () => {
    const justAfter = Date.parse('2025-11-17T23:10:00Z');

    expect(formatAgo('2025-11-17T22:50:00Z', { ...berlin, now: justAfter })).toBe('20 min');
  });
});

describe('when, in a log', () => {
  it.each([
    ['2025-11-18T09:30:00Z', '10:30'],
    ['2025-11-18T17:05:00Z', '18:05'],
    ['2025-11-17T09:30:00Z', 'Yesterday'],
    ['2025-11-14T09:30:00Z', 'Fri 14'],
    ['2025-10-24T09:30:00Z', '24 Oct'],
  ])('writes %s as %s', (value, text) => {
    expect(formatWhen(value, berlin)).toBe(text);
  });
});

describe('a day', () => {
  it.each([
    ['2025-12-05', '5 Dec'],
    ['2026-01-15', '15 Jan 2026'],
    ['2025-11-18T23:30:00Z', '19 Nov'], // past midnight in Berlin
  ])('writes %s as %s', (value, text) => {
    expect(formatDay(value, berlin)).toBe(text);
  });

  it('is the same everywhere when it has no time', () => {
    const honolulu = { ...berlin, timeZone: 'Pacific/Honolulu' };

    expect(formatDay('2025-12-05', honolulu)).toBe('5 Dec');
  });

  it('follows the order of the locale', () => {
    expect(formatDay('2025-12-05', { ...berlin, locale: 'en-US' })).toBe('Dec 5');
  });
});

describe('in full', () => {
  it.each([
    ['2025-11-18T09:30:00Z', 'Tue, 18 Nov 2025, 10:30'],
    ['2025-12-05', 'Fri, 5 Dec 2025'],
  ])('writes %s as %s', (value, text) => {
    expect(formatInFull(value, berlin)).toBe(text);
  });
});
