/** Who a mock token speaks for. */
export interface Claims {
  token_type: 'access' | 'refresh';
  user_id: number;
  exp: number;
  jti: string;
}

const SECONDS = { access: 30 * 60, refresh: 14 * 24 * 60 * 60 };

/** A token of the usual shape, but not signed: in mock mode there is nothing to protect. */
export function issue(type: Claims['token_type'], userId: number): string {
  const claims: Claims = {
    token_type: type,
    user_id: userId,
    exp: Math.floor(Date.now() / 1000) + SECONDS[type],
    jti: crypto.randomUUID().replaceAll('-', ''),
  };
  return `mock.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.mock`;
}

/** What a token says; undefined where it is not one of ours, of another type, or expired. */
export function read(token: string, type: Claims['token_type']): Claims | undefined {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    const claims = JSON.parse(payload) as Claims;
    return claims.token_type === type && claims.exp * 1000 > Date.now() ? claims : undefined;
  } catch {
    return undefined;
  }
}
