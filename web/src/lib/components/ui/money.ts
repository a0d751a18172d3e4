/** How much of an amount is shown: whole units in lists, cents where they are edited, or `€148.2M`. */
export type MoneyDetail = 'whole' | 'exact' | 'short';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, currency: string, detail: MoneyDetail): Intl.NumberFormat {
  const key = `${locale} ${currency} ${detail}`;
  const known = formatters.get(key);
  if (known) return known;
  // Only American English writes M for millions in every browser; the British m reads as metres.
  const made = new Intl.NumberFormat(detail === 'short' ? 'en-US' : locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...(detail === 'whole' && { maximumFractionDigits: 0 }),
    ...(detail === 'short' && {
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
    }),
  });
  formatters.set(key, made);
  return made;
}

/**
 * The parts of an amount in reading order, so that separators can be set closer than digits.
 *
 * @param currency three-letter ISO code
 */
export function moneyParts(
  amount: number,
  currency: string,
  locale: string,
  detail: MoneyDetail = 'whole',
): Intl.NumberFormatPart[] {
  // British English writes m for million; the interface writes M wherever it is read.
  return formatter(locale, currency, detail)
    .formatToParts(amount)
    .map((part) =>
      part.type === 'compact' ? { ...part, value: part.value.toLocaleUpperCase('en') } : part,
    );
}

/** The same amount as plain text, for labels and messages. */
export function formatMoney(
  amount: number,
  currency: string,
  locale: string,
  detail: MoneyDetail = 'whole',
): string {
  return moneyParts(amount, currency, locale, detail)
    .map((part) => part.value)
    .join('');
}
