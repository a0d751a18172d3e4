import type { Activity } from '#lib/api/generated/types.gen.ts';

/** A part of a sentence; what is strong stands out. */
export interface Part {
  text: string;
  strong?: boolean;
}

const VERBS: Readonly<Record<string, string>> = {
  call: 'called',
  email: 'emailed',
  meeting: 'met',
};

const LOGGED: Readonly<Record<string, string>> = {
  call: 'logged a call',
  email: 'logged an email',
  meeting: 'logged a meeting',
};

/** Who did something; the name is empty once a member is gone. */
export function writerOf(name: string): string {
  return name || 'A former member';
}

/**
 * What an activity says, for a timeline.
 *
 * @param about the kind of record whose page it stands on: it is not named there again
 */
export function sentenceOf(activity: Activity, about?: 'company' | 'contact' | 'deal'): Part[] {
  const { type, summary, contact_name: contact, deal_name: deal } = activity;
  const actor: Part = { text: writerOf(activity.actor_name), strong: true };
  const moved = /^Stage changed from (.+) to (.+)$/.exec(summary);
  if (type === 'stage_change' && moved) {
    const [, from = '', to = ''] = moved;
    return [
      { text: deal ?? 'A deal', strong: true },
      { text: ` moved from ${from} to ` },
      { text: to, strong: true },
      { text: ' by ' },
      actor,
    ];
  }
  const finished = /^Task completed: (.+)$/.exec(summary);
  if (type === 'task' && finished) {
    return [actor, { text: ' finished ' }, { text: finished[1] ?? '', strong: true }];
  }
  const created = /^Deal '(.+)' created$/.exec(summary);
  if (type === 'system' && created) {
    return [actor, { text: ' created the deal ' }, { text: created[1] ?? '', strong: true }];
  }
  const verb = VERBS[type];
  if (verb && contact) {
    const place = activity.company_name && about !== 'company' && about !== 'contact';
    return [
      actor,
      { text: ` ${verb} ` },
      { text: contact, strong: true },
      { text: place ? `, ${activity.company_name}: ${summary}` : `: ${summary}` },
    ];
  }
  const logged = LOGGED[type];
  if (logged) {
    const place =
      activity.company_name && about === undefined ? ` with ${activity.company_name}` : '';
    return [actor, { text: ` ${logged}${place}: ${summary}` }];
  }
  return [actor, { text: `: ${summary}` }];
}
