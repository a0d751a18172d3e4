import { kindWord, type Context } from './records.ts';

/** Something the assistant does with a record besides answering about it. */
export type WorkId = 'summarise' | 'draft' | 'task' | 'note' | 'follow-up' | 'enrich' | 'score';

export interface Work {
  id: WorkId;
  /** On its button: "Draft email". */
  label: string;
  /** Takes what was typed as its instructions. */
  instructed: boolean;
}

const SUMMARISE: Work = { id: 'summarise', label: 'Summarise', instructed: false };
const DRAFT: Work = { id: 'draft', label: 'Draft email', instructed: true };
const TASK: Work = { id: 'task', label: 'Add task', instructed: true };
const FOLLOW_UP: Work = { id: 'follow-up', label: 'Plan follow-up', instructed: false };
const NOTE: Work = { id: 'note', label: 'Add note', instructed: true };
const ENRICH: Work = { id: 'enrich', label: 'Enrich', instructed: false };
const SCORE: Work = { id: 'score', label: 'Score lead', instructed: false };

/** What can be done with a record, the most usual first. */
export function worksFor(about: Context | undefined): readonly Work[] {
  switch (about?.type) {
    case 'company':
    case 'contact':
      return [SUMMARISE, DRAFT, TASK, FOLLOW_UP, NOTE, ENRICH, SCORE];
    case 'deal':
      return [SUMMARISE, DRAFT, TASK, FOLLOW_UP, NOTE];
    case undefined:
      return [];
  }
}

/** How a work reads as a question in the conversation. */
export function questionFor(work: Work, about: Context, instructions: string): string {
  if (instructions) return `${work.label}: ${instructions}`;
  return `${work.label} · ${about.name || kindWord(about.type)}`;
}
