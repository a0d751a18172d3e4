/** "1 company", "2,400 companies". */
export function countWords({ one, many }: { one: string; many: string }, count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** "company" → "Company". */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `Industry`, `Industry and Phone`, `Industry, Phone and City`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
