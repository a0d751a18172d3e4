import type { WorkspaceSettings, WorkspaceSettingsPatch } from '#lib/api/generated/types.gen.ts';

/** A name and a number, as they are typed. */
interface Pair {
  key: string;
  value: string;
}

/** The settings of the workspace as they are typed. */
export interface Draft {
  name: string;
  currency: string;
  weekStart: string;
  rates: Pair[];
  targets: Pair[];
  /** What the rates were and since when, so that an untouched one keeps its day. */
  known: WorkspaceSettings['exchange_rates'];
}

export function draftOf(settings: WorkspaceSettings): Draft {
  return {
    name: settings.workspace_name,
    currency: settings.default_currency,
    weekStart: settings.week_starts_on,
    rates: Object.entries(settings.exchange_rates).map(([key, { rate }]) => ({
      key,
      value: String(rate),
    })),
    targets: Object.entries(settings.targets).map(([key, target]) => ({
      key,
      value: String(target),
    })),
    known: settings.exchange_rates,
  };
}

/**
 * What was typed, as the API takes it, or what is wrong with it.
 *
 * @param today the day from which a changed rate holds
 */
export function patchOf(
  draft: Draft,
  today: string,
): { patch?: WorkspaceSettingsPatch; errors: Partial<Record<string, string>> } {
  const errors: Partial<Record<string, string>> = {};
  const currency = draft.currency.trim().toUpperCase();
  if (draft.name.trim() === '') errors.workspace_name = 'Enter a name';
  if (!/^[A-Z]{3}$/.test(currency)) errors.default_currency = 'Enter three letters, such as USD';
  const rates = numbersOf(draft.rates, (key) => key.toUpperCase());
  if (!rates || rates.some(([key, rate]) => !/^[A-Z]{3}$/.test(key) || rate <= 0)) {
    errors.exchange_rates = 'Each rate has a currency of three letters and a number over 0';
  }
  const targets = numbersOf(draft.targets, (key) => key.toUpperCase());
  if (!targets || targets.some(([key, target]) => !/^\d{4}-Q[1-4]$/.test(key) || target < 0)) {
    errors.targets = 'Each target has a quarter, such as 2026-Q4, and a number';
  }
  if (!rates || !targets || Object.keys(errors).length > 0) return { errors };
  return {
    errors,
    patch: {
      workspace_name: draft.name.trim(),
      default_currency: currency,
      week_starts_on: draft.weekStart as NonNullable<WorkspaceSettingsPatch['week_starts_on']>,
      exchange_rates: Object.fromEntries(
        rates.map(([key, rate]) => {
          const before = draft.known[key];
          return [key, before?.rate === rate ? before : { rate, as_of: today }];
        }),
      ),
      targets: Object.fromEntries(targets),
    },
  };
}

/** The pairs as names and numbers, empty ones left out; undefined where one is no number. */
function numbersOf(
  pairs: readonly Pair[],
  spell: (key: string) => string,
): [string, number][] | undefined {
  const typed = pairs.filter(({ key, value }) => key.trim() !== '' || value.trim() !== '');
  const read = typed.map(({ key, value }): [string, number] => [
    spell(key.trim()),
    value.trim() === '' ? Number.NaN : Number(value.replace(/[\s,']/g, '')),
  ]);
  return read.some(([, number]) => !Number.isFinite(number)) ? undefined : read;
}
