/** What a board can show: anything with an id. */
export interface BoardCard {
  id: number;
}

/** One column, and as many of its cards as were loaded. */
export interface BoardColumn<Card extends BoardCard> {
  id: number;
  name: string;
  /** How the list is announced: "Proposal, 7 deals, €448,000". */
  label: string;
  /** The first cards, in order. */
  cards: readonly Card[];
  /** How many there are, loaded or not. */
  count: number;
}

/** A place beside the columns where a card can be put, and from where it does not come back by itself. */
export interface BoardOutcome {
  id: number;
  name: string;
  /** How it is announced: "Won, 6 deals, €386,000". */
  label: string;
  /** Leads to what was put there. */
  href: string;
}

/** A card that was picked up. */
export interface Lift<Card extends BoardCard> {
  card: Card;
  /** The column it was picked up from. */
  from: number;
  /** The column or outcome it would be put into; undefined where a drop would change nothing. */
  over: number | undefined;
  by: 'pointer' | 'keys';
}

/**
 * The place next to another one, in reading order.
 *
 * @param places ids of the columns and outcomes, from the left
 * @returns `from` itself at the edge
 */
export function placeBeside(places: readonly number[], from: number, step: 1 | -1): number {
  const at = places.indexOf(from);
  return places[Math.max(0, Math.min(places.length - 1, at + step))] ?? from;
}

/** The next column that has a card; undefined where there is none. */
export function columnWithCards(
  columns: readonly Pick<BoardColumn<BoardCard>, 'id' | 'cards'>[],
  from: number,
  step: 1 | -1,
): number | undefined {
  for (let at = columns.findIndex(({ id }) => id === from) + step; ; at += step) {
    const column = columns[at];
    if (!column) return undefined;
    if (column.cards.length > 0) return column.id;
  }
}

/** Cards in the document at once, all columns together. */
const MOST = 112;

/** How many cards of each column to draw: what is seen and a little more, but no more than a board can bear. */
export function cardsPerColumn(columns: number, height: number, stride: number): number {
  const seen = Math.ceil(height / stride) + 2;
  return Math.max(seen, Math.floor(MOST / Math.max(1, columns)));
}
