import type { Theme } from '#lib/theme.ts';

declare global {
  namespace App {
    interface Locals {
      /** The colour theme the member chose; dark when there was no choice. */
      theme: Theme;
    }
  }
}

export {};
