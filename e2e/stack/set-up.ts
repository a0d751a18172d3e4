import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { request } from '@playwright/test';

import { type Environment, publish, stateFile } from '../fixtures/environment.ts';
import { PEOPLE, type Role } from '../fixtures/people.ts';
import { beginSession } from '../fixtures/sign-in.ts';
import { type Addresses, Stack } from './stack.ts';

/**
 * Starts the stack once for all tests and signs every role in.
 *
 * @returns how to stop it again
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const states = mkdtempSync(join(tmpdir(), 'offside-e2e-states-'));
  const stack = new Stack();
  const tearDown = async (): Promise<void> => {
    rmSync(states, { recursive: true, force: true });
    await stack.stop();
    stack.remove();
  };

  try {
    const environment: Environment = { ...(runningStack() ?? (await started(stack))), states };
    publish(environment);
    for (const role of Object.keys(PEOPLE) as Role[]) await keepSignedIn(role, environment);
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

async function started(stack: Stack): Promise<Addresses> {
  const took = await stack.start();
  console.log(`The stack is ready after ${(took / 1000).toFixed(1)} s.`);
  return stack.addresses;
}

/** A stack that is up already, for working on the tests: `E2E_WEB`, `E2E_API` and `E2E_DATA` name it. */
function runningStack(): Addresses | undefined {
  const { E2E_WEB: web, E2E_API: api, E2E_DATA: data } = process.env;
  return web && api && data ? { web, api, data } : undefined;
}

async function keepSignedIn(role: Role, environment: Environment): Promise<void> {
  const browser = await request.newContext();
  await beginSession(browser, environment.web, PEOPLE[role]);
  await browser.storageState({ path: stateFile(role, environment) });
  await browser.dispose();
}
