import type { Activity } from '#lib/api/generated/types.gen.ts';

/** One line of the feed: bright, muted, bright, muted. */
export interface ActivityWords {
  subject: string;
  verb: string;
  object: string;
  rest: string;
}

const VERBS: Readonly<Record<string, string>> = {
  call: 'called',
  email: 'emailed',
  meeting: 'met',
  note: 'left a note on',
};

/** What happened, as a sentence: "Maren called Lena Brandt, intro call". */
export function wordsOf(activity: Activity): ActivityWords {
  const { type, summary, actor_name, contact_name, company_name, deal_name } = activity;
  const [first = ''] = actor_name.split(' ');
  const verb = VERBS[type];
  const object = contact_name ?? company_name ?? deal_name;
  if (verb !== undefined && first && object) {
    return {
      subject: first,
      verb,
      object,
      rest: type === 'note' || !summary ? '' : `, ${summary}`,
    };
  }
  if (type === 'stage_change' && deal_name) {
    const told = summary.charAt(0).toLowerCase() + summary.slice(1);
    return { subject: deal_name, verb: told, object: '', rest: '' };
  }
  return { subject: '', verb: summary, object: '', rest: first && `, ${first}` };
}
