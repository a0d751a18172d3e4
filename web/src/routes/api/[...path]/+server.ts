import { forward } from '#lib/server/api.ts';
import { backend } from '#lib/server/backend.ts';
import { problem } from '#lib/server/problem.ts';

import type { RequestHandler } from './$types';

// The API's collections end in a slash; a redirect would lose the body of a POST.
export const trailingSlash = 'ignore';

const handler: RequestHandler = (event) => {
  // Node's own view of the path, before the URL parser has tidied it up.
  const raw = event.platform?.req.url ?? event.url.pathname + event.url.search;
  return forward(event, event.request, raw, backend);
};

export const GET = handler;
export const POST = handler;
export const PATCH = handler;
export const PUT = handler;
export const DELETE = handler;

export const fallback: RequestHandler = ({ locals }) =>
  problem(405, 'method_not_allowed', 'Method not allowed', locals.requestId, {
    allow: 'GET, HEAD, POST, PATCH, PUT, DELETE',
  });
