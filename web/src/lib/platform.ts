/** Whose keyboard the member has: decides between ⌘ and Ctrl. */
export type Platform = 'mac' | 'other';

/** The platform a browser names in its user agent; iPads and iPhones count as Apple keyboards. */
export function platformFrom(userAgent: string): Platform {
  return /Mac|iPhone|iPad/.test(userAgent) ? 'mac' : 'other';
}

/** True when the event carries the platform's command key: ⌘ on Apple keyboards, Ctrl elsewhere. */
export function hasCommandKey(event: KeyboardEvent | MouseEvent): boolean {
  return document.documentElement.dataset.platform === 'mac' ? event.metaKey : event.ctrlKey;
}

/** True while the member types into a field: single-letter shortcuts keep quiet then. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
  );
}
