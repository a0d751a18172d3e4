import type { Component } from 'svelte';

/** One place of the product. */
export interface Place {
  label: string;
  href: string;
  icon: Component;
  /** Pressed after G, it leads there. */
  key?: string;
  /** How many there are, where the server said so. */
  count?: number;
  /** How many wait there for the member, where the server said so. */
  waiting?: number;
  /** What can be made there; the place opens its form at `?new`. */
  create?: {
    /** "New company" */
    label: string;
    /** Pressed after C, it opens the form. */
    key: string;
  };
  /** What it is called in the bottom bar of a phone, where it has a place of its own. */
  bottom?: string;
}

/** Places that belong together, under a word of their own. */
export interface PlaceGroup {
  heading?: string;
  places: readonly Place[];
}

/** Whether a path is this place or below it. */
export function isCurrent(place: Pick<Place, 'href'>, path: string): boolean {
  return path === place.href || path.startsWith(`${place.href}/`);
}
