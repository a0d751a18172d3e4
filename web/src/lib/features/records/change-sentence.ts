import { viaWords, type ChangeGroup } from '../history/change-groups.ts';
import type { FieldWords, WordsContext } from './record-words.ts';
import { listed } from './words.ts';

/** Letters of a value that are told in a sentence; of a longer one only the field is named. */
const SHORT = 60;

/**
 * What a change says, after the name of who made it: "changed Industry from Trade to Crafts".
 *
 * @param what what the record is called: "company"
 */
export function changeSentence(
  { entries, via }: ChangeGroup,
  what: string,
  words: FieldWords,
  context: WordsContext,
): string {
  return [sentenceOf(entries, what, words, context), viaWords(via)].filter(Boolean).join(' ');
}

function sentenceOf(
  entries: ChangeGroup['entries'],
  what: string,
  words: FieldWords,
  context: WordsContext,
): string {
  if (entries.some(({ operation }) => operation === 'create')) return `created this ${what}`;
  if (entries.some(({ operation }) => operation === 'delete')) return `deleted this ${what}`;
  const changes = entries.flatMap((entry) => entry.changes);
  const [only] = changes;
  if (only === undefined || changes.length > 1) {
    return `changed ${listed(changes.map(({ field }) => words.labelOf(field)))}`;
  }
  const label = words.labelOf(only.field);
  const before = words.valueOf(only.field, only.before, context);
  const after = words.valueOf(only.field, only.after, context);
  if (before.length > SHORT || after.length > SHORT) return `changed ${label}`;
  if (after === '') return `cleared ${label}, which was ${before}`;
  return before === '' ? `set ${label} to ${after}` : `changed ${label} from ${before} to ${after}`;
}
