import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Switches that keep the browser to the page under test: no traffic and no start-up work of its own. */
export const CHROMIUM_SWITCHES = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The Chromium of this machine: the one `CHROMIUM` names, else the first in the usual places.
 *
 * @throws Error where there is none
 */
export function chromiumPath(): string {
  const named = process.env.CHROMIUM;
  const found = named ? [named].find(existsSync) : USUAL_PLACES.find(existsSync);
  if (found === undefined) {
    throw new Error(
      named
        ? `CHROMIUM names ${named}, which does not exist.`
        : 'No Chromium found: install one, or name it with CHROMIUM=/path/to/chromium.',
    );
  }
  return found;
}
