/** What can be captured. */
export const KINDS = [
  { value: 'note', label: 'Note' },
  { value: 'call', label: 'Call' },
  { value: 'email', label: 'Email' },
  { value: 'meeting', label: 'Meeting' },
] as const;

export type CaptureKind = (typeof KINDS)[number]['value'];

/**
 * A slash and the beginning of a kind, as they stand at the beginning of a text: "/ca".
 *
 * @returns the kinds it can mean; undefined where the text is no command
 */
export function commanded(text: string): (typeof KINDS)[number][] | undefined {
  const [, typed] = /^\/([a-z]*)$/i.exec(text) ?? [];
  if (typed === undefined) return undefined;
  return KINDS.filter(({ value }) => value.startsWith(typed.toLowerCase()));
}

/** The first line, which says what happened, and the rest. */
export function summaryAndBody(text: string): { summary: string; body: string } {
  const [first = '', ...rest] = text.trim().split('\n');
  return { summary: first.trim(), body: rest.join('\n').trim() };
}

/** The present minute as a `datetime-local` field takes it, in the time of this machine. */
export function localMinute(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
