import { expect, test, vi } from 'vitest';

import { newIdempotencyKey } from './idempotency-key.ts';

test('two keys differ, and each is what the API takes', () => {
  const keys = [newIdempotencyKey(), newIdempotencyKey()];
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[0]).not.toBe(keys[1]);
});

test('a page over plain http on another host makes keys too', () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(newIdempotencyKey()).toMatch(/^[0-9a-f]{32}$/);
  vi.unstubAllGlobals();
});
