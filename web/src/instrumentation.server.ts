/**
 * Tells the Node adapter the scheme of a request, before the adapter is loaded.
 *
 * Without a `PROTOCOL_HEADER` the adapter takes every request for https: on plain http all form
 * posts would be refused as cross-site. The rule here, first match wins:
 *
 * 1. `ORIGIN` (`https://crm.example.com`): every request has this origin. For a fixed public address.
 * 2. `PROTOCOL_HEADER` (and `HOST_HEADER`), set by the operator: the proxy's headers say it.
 * 3. Neither: plain http with the `Host` the browser sent. For localhost and private networks.
 *
 * It also lifts the adapter's limit on bodies above the API's own, so that the API's refusal is read.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

process.env.BODY_SIZE_LIMIT ??= '2M';

const PROTOCOL = 'x-offside-proto';
const HOST = 'x-offside-host';

const origin = process.env.ORIGIN ? new URL(process.env.ORIGIN) : undefined;

if (origin ?? !process.env.PROTOCOL_HEADER) {
  process.env.PROTOCOL_HEADER = PROTOCOL;
  if (origin) process.env.HOST_HEADER = HOST;

  // Assigned on every request, so a header of that name sent by a client counts for nothing.
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PROTOCOL] = origin ? origin.protocol.slice(0, -1) : 'http';
    if (origin) request.headers[HOST] = origin.host;
  });
}
