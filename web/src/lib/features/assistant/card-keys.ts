import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';

import { hasCommandKey, isTyping } from '#lib/platform.ts';

/** What the keys of a card do; what is left out does nothing. */
export interface CardKeys {
  /** ⌘↵, also while something is typed in the card. */
  approve?: (() => void) | undefined;
  /** E */
  edit?: (() => void) | undefined;
  /** R */
  reject?: (() => void) | undefined;
  /** Esc */
  leave?: (() => void) | undefined;
}

/** The keys of a card, heard only while the focus is inside it. */
export function cardKeys(keys: () => CardKeys): Attachment<HTMLElement> {
  return (card) =>
    on(card, 'keydown', (event) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const run = meant(event, keys());
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    });
}

function meant(event: KeyboardEvent, keys: CardKeys): (() => void) | undefined {
  if (hasCommandKey(event)) return event.key === 'Enter' ? keys.approve : undefined;
  if (event.key === 'Escape') return keys.leave;
  if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return undefined;
  const key = event.key.toLowerCase();
  return key === 'e' ? keys.edit : key === 'r' ? keys.reject : undefined;
}
