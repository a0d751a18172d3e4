import { error } from '@sveltejs/kit';

import { dev } from '$app/env';

/** A workbench for whoever builds the product; whoever uses it finds nothing here. */
export function load(): void {
  if (!dev) error(404, 'Not found');
}
