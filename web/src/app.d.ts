import type { IncomingMessage } from 'node:http';

import type { ThemeChoice } from '#lib/theme.ts';

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
      theme: ThemeChoice;
    }

    interface PageData {
      /** What the record is called that the page is about; the last part of the breadcrumb. */
      crumb?: string;
    }

    interface Platform {
      /** Node's request, present outside of development. */
      req: IncomingMessage;
    }
  }
}

export {};
