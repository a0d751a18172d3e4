/**
 * An answer in the API's one error shape, for what the web server refuses or misses by itself.
 *
 * @param message one sentence for the reader
 */
export function problem(
  status: number,
  code: string,
  message: string,
  requestId: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { message, detail: message, code, request_id: requestId },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  );
}
