/** The families of the API that the browser may reach through the web server. */
const FAMILIES = new Set([
  'activities',
  'admin',
  'ai',
  'companies',
  'contacts',
  'dashboard',
  'deals',
  'events',
  'history',
  'me',
  'notes',
  'pipelines',
  'search',
  'settings',
  'tasks',
  'tokens',
  'users',
  'views',
]);

/** What of the sign-in's own paths a member may reach: their profile and their password, nothing else. */
const OWN_ACCOUNT = new Set(['/auth/users/me', '/auth/users/set_password']);

/** What to do with a path: send it on, say that there is nothing, or refuse to read it. */
export type PathVerdict = 'forward' | 'unknown' | 'malformed';

/**
 * Judges the raw path of a request, as the client wrote it.
 *
 * The caller's token travels along, so a path must mean the same to every server that reads it: dot
 * segments (also encoded, also twice), backslashes, path parameters and control characters are
 * refused wherever they hide.
 */
export function judgePath(rawPath: string): PathVerdict {
  const plain = decodeFully(rawPath);
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  if (plain === undefined || /[\\;\u0000-\u001f\u007f]/.test(plain)) return 'malformed';

  const segments = plain.split('/');
  if (segments.some((segment) => segment === '.' || segment === '..')) return 'malformed';

  if (OWN_ACCOUNT.has(plain.replace(/\/$/, ''))) return 'forward';
  const [root, api, family] = segments;
  return root === '' && api === 'api' && FAMILIES.has(family ?? '') ? 'forward' : 'unknown';
}

/** Decodes until nothing changes; undefined where the encoding is broken or suspiciously deep. */
function decodeFully(path: string): string | undefined {
  let current = path;
  for (let round = 0; round < 4; round++) {
    let decoded: string;
    try {
      decoded = decodeURIComponent(current);
    } catch {
      return undefined;
    }
    if (decoded === current) return current;
    current = decoded;
  }
  return undefined;
}
