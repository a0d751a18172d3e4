import { hasCommandKey, isTyping } from '#lib/platform.ts';

/** Keys that do something everywhere. */
export interface Shortcut {
  /** What to press, in order: `g c`, `[`, `?`, `mod+k`. */
  keys: string;
  /** What it does, for the list of shortcuts. */
  label: string;
  run: () => void;
}

/** Two keys of a sequence belong together if this little time is between them. Milliseconds. */
const TOGETHER = 1000;

/** Where letters mean something else: type-ahead of a menu, an answer to a question. */
const LAYERS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** Listens to keys and runs the shortcut they spell. */
export class ShortcutKeys {
  readonly #shortcuts: () => readonly Shortcut[];
  #pressed: { key: string; at: number } | undefined;

  /** @param shortcuts those that hold at the time of a key press */
  constructor(shortcuts: () => readonly Shortcut[]) {
    this.#shortcuts = shortcuts;
  }

  /** Takes a key press, and keeps it from others when it ran a shortcut. */
  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const shortcut = this.#spelled(event);
    if (shortcut) {
      event.preventDefault();
      shortcut.run();
    }
  }

  #spelled(event: KeyboardEvent): Shortcut | undefined {
    const key = event.key.toLowerCase();
    const before = this.#pressed;
    this.#pressed = undefined;

    if (hasCommandKey(event)) return this.#find(`mod+${key}`);
    const elsewhere = event.target instanceof Element && event.target.closest(LAYERS);
    // Not `altKey`: on many keyboards it is what makes a bracket.
    if (event.metaKey || event.ctrlKey || isTyping(event.target) || elsewhere) return undefined;

    const together = before && event.timeStamp - before.at < TOGETHER;
    const sequence = together ? this.#find(`${before.key} ${key}`) : undefined;
    if (!sequence) this.#pressed = { key, at: event.timeStamp };
    return sequence ?? this.#find(key);
  }

  #find(keys: string): Shortcut | undefined {
    return this.#shortcuts().find((shortcut) => shortcut.keys === keys);
  }
}
