import type { IncomingMessage } from 'node:http';

import type { Theme } from '#lib/theme.ts';

declare global {
  namespace App {
    interface Error {
      /** Stands in the logs of both servers; shown so that a reader can name it. */
      requestId?: string;
    }

    interface Locals {
      /** Identifies this request in the logs of both servers. */
      requestId: string;
      /** The colour theme the member chose; dark when there was no choice. */
      theme: Theme;
    }

    interface Platform {
      /** Node's request, present outside of development. */
      req: IncomingMessage;
    }
  }
}

export {};
