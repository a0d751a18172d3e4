import { hasCommandKey, isTyping } from '#lib/platform.ts';

import { keysOf, type Command } from './commands.svelte.ts';

/** Two keys of a sequence belong together if this little time is between them. Milliseconds. */
const TOGETHER = 1000;

/** Where letters mean something else: type-ahead of a menu, an answer to a question. */
const LAYERS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

type Shortcut = Pick<Command, 'keys' | 'run'>;

/** Listens to keys and runs the command they spell. */
export class ShortcutKeys {
  readonly #commands: () => readonly Shortcut[];
  readonly #letters: () => boolean;
  #pressed: { key: string; at: number } | undefined;

  /**
   * @param commands those that hold at the time of a key press; of two with the same keys the first
   * @param letters whether keys without a modifier do anything
   */
  constructor(commands: () => readonly Shortcut[], letters: () => boolean = () => true) {
    this.#commands = commands;
    this.#letters = letters;
  }

  /** Takes a key press, and keeps it from others when it ran a command. */
  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const command = this.#spelled(event);
    if (command?.run) {
      event.preventDefault();
      command.run();
    }
  }

  #spelled(event: KeyboardEvent): Shortcut | undefined {
    const letter = event.key.toLowerCase();
    const key = event.shiftKey && /^[a-z]$/.test(letter) ? `shift+${letter}` : letter;
    const before = this.#pressed;
    this.#pressed = undefined;

    if (hasCommandKey(event)) {
      const chord = this.#find(`mod+${key}`);
      // While someone types, the chords of the text field come first: ⌘Z there takes back letters.
      return isTyping(event.target) && /^mod\+(shift\+)?[az]$/.test(`mod+${key}`)
        ? undefined
        : chord;
    }
    const elsewhere = event.target instanceof Element && event.target.closest(LAYERS);
    // Not `altKey`: on many keyboards it is what makes a bracket.
    if (event.metaKey || event.ctrlKey || isTyping(event.target) || elsewhere) return undefined;
    if (!this.#letters()) return undefined;

    const together = before && event.timeStamp - before.at < TOGETHER;
    const sequence = together ? this.#find(`${before.key} ${key}`) : undefined;
    if (!sequence) this.#pressed = { key, at: event.timeStamp };
    return sequence ?? this.#find(key);
  }

  #find(keys: string): Shortcut | undefined {
    return this.#commands().find((command) => command.run && keysOf(command).includes(keys));
  }
}
