/** One choice of a Select or Combobox. */
export interface Option {
  /** What is stored. */
  value: string;
  /** What is read. */
  label: string;
  /** Tells two of the same name apart, for example a city. */
  hint?: string;
}

/** Letters without case and accents, so that `inigo` finds `Íñigo`. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');
}

/** The options whose label contains what was typed; all of them for an empty query. */
export function matching(options: readonly Option[], query: string): Option[] {
  const wanted = plain(query.trim());
  return options.filter((option) => plain(option.label).includes(wanted));
}
