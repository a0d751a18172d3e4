import { getContext, setContext, untrack, type Component } from 'svelte';

/** Something a member can do here: by its key, from the palette, or both. */
export interface Command {
  /** What it does: "New company", "Go to deals". */
  label: string;
  /**
   * What to press: one chord (`mod+k`, `shift+c`, `?`) or two keys in a row (`g c`). Of several ways
   * each is one entry.
   */
  keys?: string | readonly string[];
  icon?: Component;
  /**
   * Left out where what has the focus hears the keys by itself (arrows in a list): the command is then
   * listed among the shortcuts, and the palette does not offer it.
   */
  run?: () => void;
  /** The palette does not offer it: it is what opened the palette. */
  keyOnly?: boolean;
}

/** Commands that belong together, under the words of where they hold. */
export interface CommandGroup {
  heading: string;
  commands: readonly Command[];
}

/** The ways to call a command. */
export function keysOf({ keys = [] }: Pick<Command, 'keys'>): readonly string[] {
  return typeof keys === 'string' ? [keys] : keys;
}

/**
 * The one list of what can be done: keys, palette and the list of shortcuts read it. The frame brings
 * what holds everywhere; every page adds its own while it is shown.
 */
export class Commands {
  #sources = $state.raw<readonly (() => CommandGroup)[]>([]);

  /** What the page that is shown adds, before what holds everywhere; groups without commands are left out. */
  get groups(): readonly CommandGroup[] {
    const sources = this.#sources.map((source) => source());
    return sources
      .map(({ heading }) => heading)
      .filter((heading, index, headings) => headings.indexOf(heading) === index)
      .map((heading) => ({
        heading,
        commands: sources.filter((one) => one.heading === heading).flatMap((one) => one.commands),
      }))
      .filter(({ commands }) => commands.length > 0);
  }

  /** Every command. */
  get all(): readonly Command[] {
    return this.groups.flatMap(({ commands }) => commands);
  }

  /**
   * Adds commands in front of those known: the page that came last comes first.
   *
   * @returns what takes them away again
   */
  add(source: () => CommandGroup): () => void {
    this.#sources = [source, ...this.#sources];
    return () => {
      this.#sources = this.#sources.filter((one) => one !== source);
    };
  }
}

const KEY = Symbol('commands');

/** Makes one list of commands known to everything below the calling component. */
export function provideCommands(): Commands {
  return setContext(KEY, new Commands());
}

/**
 * Adds commands while the calling component is shown; where no frame is around, does nothing. Call
 * during initialisation.
 *
 * @param commands read anew whenever what it reads changes
 */
export function useCommands(heading: string, commands: () => readonly Command[]): void {
  const known = getContext<Commands | undefined>(KEY);
  // Adding reads what is there already; whatever else is added must not add this again.
  $effect(() => untrack(() => known?.add(() => ({ heading, commands: commands() }))));
}
