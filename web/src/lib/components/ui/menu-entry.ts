import type { Component, Snippet } from 'svelte';

/** What an item of a menu is made of. */
export interface MenuEntryProps {
  children: Snippet;
  onselect?: (() => void) | undefined;
  icon?: Component | undefined;
  /** A glyph, tile or avatar in the icon's place. */
  leading?: Snippet | undefined;
  kbd?: string | undefined;
  /** Loses something for ever. Comes last, after a MenuRule. */
  destructive?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Makes it a link. */
  href?: string | undefined;
  /** On or off: makes it a choice with a check mark, and the menu stays open. */
  checked?: boolean | undefined;
}

/** Under this key an open menu hands its items the code that draws them. */
export const MENU_ENTRY = Symbol('menu entry');
