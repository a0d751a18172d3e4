import type { Assistant } from './assistant.svelte.ts';
import { Desk } from './desk.svelte.ts';

/** The one desk of the member; made when it is first needed. */
export function deskOf(assistant: Assistant, written: () => void): Desk {
  return (assistant.desk ??= new Desk(assistant, written));
}
