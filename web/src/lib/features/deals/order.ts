import type { Deal } from '#lib/api/generated/types.gen.ts';

/** A name as the API compares it: without case and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function keyOf(deal: Deal, field: string): string | number | null {
  switch (field) {
    case 'amount':
      return deal.amount;
    case 'name':
      return plain(deal.name);
    case 'company_name':
      return deal.company_name === null ? null : plain(deal.company_name);
    case 'owner_name':
      return deal.owner_id === null ? null : plain(deal.owner_name);
    case 'close_date':
      return deal.close_date;
    case 'last_activity_at':
      return deal.last_activity_at;
    case 'stage_entered_at':
      return deal.stage_entered_at;
    default:
      return deal.created_at;
  }
}

/**
 * Compares deals as the API sorts them: nothing last in both directions, ties by id.
 *
 * @param ordering a field, `-` before it for descending
 */
export function compareBy(ordering: string): (one: Deal, other: Deal) => number {
  const descending = ordering.startsWith('-');
  const field = ordering.replace(/^-/, '');
  return (one, other) => {
    const [a, b] = [keyOf(one, field), keyOf(other, field)];
    if (a === null || b === null) {
      if (a !== b) return a === null ? 1 : -1;
    } else if (a !== b) {
      return a < b === descending ? 1 : -1;
    }
    return one.id - other.id;
  };
}

/** Where a deal comes to stand among deals that are sorted. */
export function slotIn(cards: readonly Deal[], deal: Deal, ordering: string): number {
  const compare = compareBy(ordering);
  const after = cards.findIndex((card) => card.id !== deal.id && compare(card, deal) > 0);
  return after < 0 ? cards.length : after;
}
