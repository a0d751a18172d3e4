/** Up to two letters for a person: of the first and the last word. */
export function personInitials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words.at(0);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last].map(firstLetter).join('');
}

/** One letter for a company. */
export function companyInitial(name: string): string {
  return firstLetter(name.trim());
}

/** One of the four tile colours, always the same for the same id. */
export function tileOf(id: number): 1 | 2 | 3 | 4 {
  // Knuth's multiplicative hash: neighbouring ids get different tiles.
  const hash = Math.imul(id, 0x9e37_79b1) >>> 30;
  return (hash + 1) as 1 | 2 | 3 | 4;
}

function firstLetter(word: string | undefined): string {
  return (word ? (Array.from(word)[0] ?? '') : '').toLocaleUpperCase('en');
}
