/**
 * A fresh `Idempotency-Key`: 32 hexadecimal digits, one for all tries of one form.
 *
 * Not `crypto.randomUUID()`: browsers offer that over https and on localhost only, and this product also
 * runs on a plain address inside an office.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
