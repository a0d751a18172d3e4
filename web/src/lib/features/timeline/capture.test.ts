import { describe, expect, it } from 'vitest';

import { commanded, localMinute, summaryAndBody } from './capture.ts';

describe('a captured text', () => {
  it.each([
    ['/', ['note', 'call', 'email', 'meeting']],
    ['/c', ['call']],
    ['/MEET', ['meeting']],
    ['/x', []],
  ])('that is %s offers what it can mean', (text, kinds) => {
    expect(commanded(text)?.map(({ value }) => value)).toEqual(kinds);
  });

  it.each(['', 'call', 'and/or', '/call Lena'])('that is “%s” is a text', (text) => {
    expect(commanded(text)).toBeUndefined();
  });

  it('says what happened in its first line', () => {
    expect(summaryAndBody(' 24 min \n\nAgreed on terms.\nMore. ')).toEqual({
      summary: '24 min',
      body: 'Agreed on terms.\nMore.',
    });
  });

  it('happened now, in the time of this machine', () => {
    const now = new Date(2026, 2, 1, 9, 5);
    expect(localMinute(now)).toBe('2026-03-01T09:05');
  });
});
