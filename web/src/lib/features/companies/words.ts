import { formatMoney } from '#lib/components/ui/money.ts';
import { statusLook } from '#lib/components/ui/statuses.ts';

import { sizeLabel, WORKSPACE_CURRENCY } from './company.ts';

/** What a value of a company reads, in a history or a conflict; empty for nothing. */
export function companyValue(
  field: string,
  value: unknown,
  { names, locale }: { names: Readonly<Record<string, string>>; locale: string },
): string {
  if (value === null || value === undefined || value === '') return '';
  if (field === 'annual_revenue' && typeof value === 'number') {
    return formatMoney(value, WORKSPACE_CURRENCY, locale);
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (field === 'status') return statusLook('company', text).label;
  if (field === 'size') return sizeLabel(text);
  if (field === 'owner_id') return names[text] ?? `Member ${text}`;
  return text;
}

/** `Industry`, `Industry and Phone`, `Industry, Phone and City`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
