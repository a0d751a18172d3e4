import { describe, expect, it } from 'vitest';

import { ApiError } from './errors.ts';

const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

describe('a refusal of the API', () => {
  it.each([
    [{ message: 'Company not found' }, 'Company not found'],
    [{ detail: 'Unauthorized' }, 'Unauthorized'],
    [{ detail: [{ loc: ['body', 'payload', 'name'], msg: 'Field required' }] }, 'Field required'],
    [{ email: ['This field is required.'] }, 'This field is required.'],
    ['<html>', 'The server refused this.'],
    [undefined, 'The server refused this.'],
  ])('of shape %j reads "%s"', (body, sentence) => {
    expect(ApiError.of(answer(400), body).message).toBe(sentence);
  });

  it('names every field with what to do about it', () => {
    const error = ApiError.of(answer(422), {
      detail: [
        { type: 'missing', loc: ['body', 'payload', 'name'], msg: 'Field required' },
        {
          type: 'string_too_long',
          loc: ['body', 'payload', 'phone'],
          msg: 'String should have at most 40 characters',
          ctx: { max_length: 40 },
        },
        { type: 'value_error', loc: ['body', 'payload', 'email'], msg: 'Not an e-mail address' },
      ],
    });

    expect(error.fields).toEqual([
      { field: 'name', message: 'Fill this in' },
      { field: 'phone', message: 'Use at most 40 characters' },
      { field: 'email', message: 'Not an e-mail address' },
    ]);
    expect(error.messageFor('phone')).toBe('Use at most 40 characters');
  });

  it('carries the code, the request and the wait', () => {
    const error = ApiError.of(answer(429, { 'retry-after': '30', 'x-request-id': 'req-7f' }), {
      message: 'Too many requests',
      code: 'rate_limited',
    });

    expect(error).toMatchObject({ code: 'rate_limited', requestId: 'req-7f', retryAfter: 30 });
  });

  it('carries the record as it is now, and why an undo was refused', () => {
    const stale = ApiError.of(answer(412), { code: 'stale', current: { id: 3 } });
    const conflict = ApiError.of(answer(409), {
      code: 'undo_conflict',
      conflicts: [{ reason: 'Industry was changed since.' }, { field: 'x' }],
    });

    expect(stale.current).toEqual({ id: 3 });
    expect(conflict.conflicts).toEqual(['Industry was changed since.']);
  });
});
