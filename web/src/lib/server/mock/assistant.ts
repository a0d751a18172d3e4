import { createHash } from 'node:crypto';

import { readBody } from './fields.ts';
import { type Answer, type Listing, page } from './lists.ts';
import { Refusal } from './refusal.ts';
import { labelOf, RESOURCES } from './resources.ts';
import type { ChangeSet, MockState, Row, Table } from './state.ts';

type Facts = Record<string, unknown>;

/** A record that an answer may be about. */
interface Target {
  type: Table;
  row: Row;
}

/** What a question is answered with. */
interface Reply {
  reply: string;
  citations: Facts[];
  proposals: Answer[];
}

/** What the mock's routes of the assistant answer with. */
export interface Said {
  answer: unknown;
  status: number;
  headers?: Record<string, string>;
}

const MODEL = 'mock';
const PROMISE = 'I added a suggestion. Nothing is created until you approve it.';
const FAMILIES: Readonly<Record<string, string>> = {
  company: 'companies',
  contact: 'contacts',
  deal: 'deals',
  task: 'tasks',
  note: 'notes',
  activity: 'activities',
};

const LISTING: Listing = {
  search: (row) => [text(row.action_type), text(row.prompt)],
  any: ['status', 'action_type', 'target_type'],
  ids: ['target_id', 'actor_id', 'thread_id'],
  moments: { created: 'created_at' },
  orderings: ['created_at', 'updated_at'],
  defaultOrdering: '-created_at',
};

/** The assistant over the mock's records: it reads, suggests, and writes what a member approved. */
export class MockAssistant {
  readonly #state: MockState;
  readonly #actions = new Map<number, Answer>();
  #lastId = 2280;

  constructor(state: MockState) {
    this.#state = state;
    this.#begin();
  }

  /**
   * Answers `/api/ai`, given the path below it; the stream is {@link stream}'s.
   *
   * @throws Refusal 404, 400, 409, 422 as the API does
   */
  answer(
    method: string,
    path: readonly string[],
    query: URLSearchParams,
    body: Facts,
    me: Row,
  ): Said {
    const [what = '', id, verb] = path;
    if (method === 'GET' && what === 'threads') return ok(this.#threads(me));
    if (what === 'actions') {
      if (method === 'GET' && id === undefined) {
        return ok(page([...this.#actions.values()], LISTING, query, me.id, 50));
      }
      const action = this.#actions.get(Number(id));
      if (!action) throw new Refusal(404, 'not_found', 'Not found');
      if (method === 'GET') return ok(this.#reviewed(action));
      return this.#decide(action, verb ?? '', body, me);
    }
    if (method !== 'POST') throw new Refusal(405, 'method_not_allowed', 'Method not allowed');
    switch (what) {
      case 'assistant': {
        const { reply, done } = this.ask(body, me);
        return ok({ ...reply, ...done });
      }
      case 'summarize':
        return ok(this.#summarize(this.#target(body), me));
      case 'draft-email':
        return ok(this.#draft(body, me));
      case 'score-lead':
        return ok(this.#score(body, me));
      case 'classify':
        return ok(this.#classify(text(body.text), me));
      case 'suggest-task': {
        const target = this.#target(body);
        const title = text(body.instructions) || `Follow up with ${labelOf(target.row)}`;
        return ok(this.#suggest(me, 'create_task', task(title, target), target, title));
      }
      case 'suggest-note': {
        const target = this.#target(body);
        const said = text(body.instructions) || `${labelOf(target.row)} is up to date.`;
        const note = { body: said, [`${target.type}_id`]: target.row.id };
        return ok(this.#suggest(me, 'create_note', note, target, said));
      }
      case 'enrich':
        return ok(this.#enrich(this.#target(body), me));
      default:
        throw Refusal.notFound('Path');
    }
  }

  /** A question and its answer, kept. */
  ask(body: Facts, me: Row): { reply: Reply; done: Facts } {
    const message = text(body.message).trim();
    if (message === '') {
      const loc = ['body', 'payload', 'message'];
      throw Refusal.invalid([{ type: 'missing', loc, msg: 'Field required' }]);
    }
    const target = body.target_id === undefined ? undefined : this.#target(body);
    const thread = typeof body.thread_id === 'number' ? body.thread_id : this.#lastId + 1;
    const kept = this.#keep(me, 'assistant', 'applied', message, {}, target, thread);
    const reply = this.#reply(message, target, me, thread);
    kept.result = { reply: reply.reply, citations: reply.citations };
    const usage = { input_tokens: kept.input_tokens, output_tokens: kept.output_tokens };
    const done = {
      agent_action_id: kept.id,
      thread_id: thread,
      provider: MODEL,
      model: MODEL,
      usage,
    };
    return { reply, done };
  }

  #reply(message: string, target: Target | undefined, me: Row, thread: number): Reply {
    const citations: Facts[] = [];
    const cite = (type: Table, row: Row): string => {
      citations.push({
        n: citations.length + 1,
        record_type: type,
        record_id: row.id,
        label: labelOf(row),
      });
      return ` [${citations.length}]`;
    };
    const suggested = (action: Answer): Reply => ({
      reply: PROMISE,
      citations,
      proposals: [action],
    });

    const wished = /^(?:please )?(?:create|add) (?:an? )?task(?: to|:)? (.+?)[.!]?$/i.exec(
      message,
    )?.[1];
    if (wished) {
      const title = wished.charAt(0).toUpperCase() + wished.slice(1);
      return suggested(
        this.#suggest(me, 'create_task', task(title, target), target, message, thread),
      );
    }
    const change = /^(?:please )?(?:set|change|update) (?:the )?([a-z ]+?) to (.+?)[.!]?$/i.exec(
      message,
    );
    if (change && target) {
      const field = (change[1] ?? '').trim().toLowerCase().replaceAll(' ', '_');
      const fields = this.#accepted(target.type, { [field]: change[2] });
      return suggested(
        this.#suggest(me, 'update_record', update(target, fields), target, message, thread),
      );
    }
    if (target) return { reply: this.#about(target, cite), citations, proposals: [] };

    const deals = this.#state.rows('deal').filter(({ status }) => status === 'open');
    if (/pipeline|deal|forecast/i.test(message)) {
      const lines = deals.map(
        (deal) =>
          `- **${labelOf(deal)}** ${text(deal.currency)} ${String(deal.amount)}${cite('deal', deal)}`,
      );
      const reply = `[mock-ai] ${deals.length} deals are open.\n\n${lines.join('\n')}`;
      return { reply, citations, proposals: [] };
    }
    const named = this.#state
      .rows('company')
      .find((row) => message.toLowerCase().includes(labelOf(row).toLowerCase()));
    if (named) {
      return {
        reply: this.#about({ type: 'company', row: named }, cite),
        citations,
        proposals: [],
      };
    }
    return { reply: 'No record answers this.', citations, proposals: [] };
  }

  #about({ type, row }: Target, cite: (type: Table, row: Row) => string): string {
    const facts = ['status', 'industry', 'job_title', 'email', 'amount', 'close_date']
      .filter((name) => row[name] !== '' && row[name] !== null && row[name] !== undefined)
      .map((name) => `${name.replaceAll('_', ' ')} **${String(row[name])}**`);
    const notes = this.#state.rows('note').filter((note) => note[`${type}_id`] === row.id);
    const said = notes
      .slice(0, 2)
      .map((note) => `A note says: ${text(note.body)}${cite('note', note)}`);
    const head = `[mock-ai] ${labelOf(row)} has ${facts.join(', ') || 'little on record'}${cite(type, row)}.`;
    return [head, ...said].join('\n\n');
  }

  #summarize(target: Target, me: Row): Facts {
    const said = this.#about(target, () => '');
    const kept = this.#keep(me, 'summarize_record', 'applied', '', { summary: said }, target);
    return { text: said, agent_action_id: kept.id };
  }

  #draft(body: Facts, me: Row): Facts {
    const contact = this.#state.find('contact', body.contact_id);
    const deal = this.#state.find('deal', body.deal_id);
    const target: Target | undefined = contact
      ? { type: 'contact', row: contact }
      : deal && { type: 'deal', row: deal };
    const subject = deal ? labelOf(deal) : 'Quick follow-up';
    const letter = `Hello ${contact ? text(contact.first_name) : 'there'},\n\n${text(body.instructions) || 'Do you have time for a short call this week?'}\n\nBest regards\n${text(me.first_name)}\n\n[mock-ai]`;
    const result = { subject, body: letter };
    const kept = this.#keep(me, 'draft_email', 'applied', text(body.instructions), result, target);
    return { ...result, agent_action_id: kept.id };
  }

  #score(body: Facts, me: Row): Facts {
    const type = body.contact_id === undefined ? 'company' : 'contact';
    const target = this.#target({ target_type: type, target_id: body[`${type}_id`] });
    const { row } = target;
    const points = [row.email, row.phone ?? row.domain, row.company_id ?? row.size];
    const score = Math.min(100, 40 + 20 * points.filter(Boolean).length);
    const rationale = `[mock-ai] ${points.filter(Boolean).length} of 3 ways to reach ${labelOf(row)} are on record.`;
    const kept = this.#keep(me, 'score_lead', 'applied', '', { score, rationale }, target);
    return { score, rationale, agent_action_id: kept.id };
  }

  #classify(message: string, me: Row): Facts {
    const support = /broken|error|help|not work/i.test(message);
    const hot = /buy|price|quote|demo|urgent/i.test(message);
    const category = support ? 'Support Request' : hot ? 'Hot Lead' : 'Cold Lead';
    const rationale = `[mock-ai] The words of the message point to: ${category}.`;
    const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(message)?.[0];
    const [first = '', last = ''] = (email ?? '').split('@')[0]?.split(/[._-]/) ?? [];
    const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
    const person = { first_name: capital(first), last_name: capital(last), email };
    const proposals = email
      ? [this.#suggest(me, 'create_contact', person, undefined, message)]
      : [];
    const kept = this.#keep(me, 'classify', 'applied', message, { category, rationale }, undefined);
    return { category, rationale, agent_action_id: kept.id, proposals };
  }

  #enrich(target: Target, me: Row): Answer {
    const name = labelOf(target.row);
    const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const place = target.type === 'company' ? 'company' : 'in';
    const fields = { linkedin_url: `https://www.linkedin.com/${place}/${slug}` };
    return this.#suggest(me, 'update_record', update(target, fields), target, `Enrich ${name}`);
  }

  #decide(action: Answer, verb: string, body: Facts, me: Row): Said {
    if (verb === 'undo') return this.#undo(action, me);
    if (action.status !== 'suggested') {
      const message = `Action is '${text(action.status)}', not 'suggested'`;
      throw new Refusal(400, 'bad_request', message);
    }
    const decision = { confirmed_by: me.id, confirmed_at: new Date().toISOString() };
    if (verb === 'reject') {
      const reason = text(body.reason);
      this.#settle(action, 'rejected', {
        ...decision,
        ...(reason && { rejected_because: reason }),
      });
      return ok(this.#seen(action));
    }
    if (verb !== 'apply') throw Refusal.notFound('Path');
    if (body.payload_hash !== undefined && body.payload_hash !== action.payload_hash) {
      throw new Refusal(409, 'proposal_changed', 'The suggestion is not the one you saw.');
    }
    if (this.#isStale(action)) {
      const message = 'The record was changed since this was suggested. Nothing was written.';
      this.#settle(action, 'failed', { ...decision, error: message });
      throw new Refusal(409, 'stale', message);
    }
    const edits = facts(body.fields);
    const set = this.#write(action, edits, me);
    const edited = Object.keys(edits).length > 0 ? { edited: edits } : {};
    this.#settle(action, 'applied', { ...decision, ...edited, change_set_id: set.id });
    return ok(this.#seen(action), { 'x-offside-change-set': String(set.id) });
  }

  #write(action: Answer, edits: Facts, me: Row): ChangeSet {
    const payload = facts(action.proposed_payload);
    const { set } = this.#state.write(me.id, 'Approved a suggestion', () => {
      if (action.action_type === 'update_record') {
        const type = text(payload.record_type) as Table;
        const row = this.#state.find(type, payload.record_id);
        if (!row) throw new Refusal(409, 'stale', 'The record is gone.');
        const values = this.#accepted(type, { ...facts(payload.fields), ...edits });
        return this.#state.update(type, row, values);
      }
      const type = text(action.action_type).replace('create_', '') as Table;
      const { fields, own } = RESOURCES[FAMILIES[type] ?? ''] ?? { fields: {} };
      const values = readBody(fields, { ...payload, ...edits }, true, this.#state.tables);
      if (own) values[own] ??= me.id;
      if (type === 'task') values.assignee_id ??= me.id;
      return this.#state.insert(type, values);
    });
    return set;
  }

  #undo(action: Answer, me: Row): Said {
    const set = facts(action.result).change_set_id;
    if (action.status !== 'applied' || typeof set !== 'number') {
      throw new Refusal(400, 'bad_request', 'Action is not an applied suggestion');
    }
    this.#state.undo(me.id, set);
    this.#settle(action, 'applied', { undone_by: me.id, undone_at: new Date().toISOString() });
    return ok(this.#seen(action));
  }

  #settle(action: Answer, status: string, more: Facts): void {
    action.status = status;
    action.result = { ...facts(action.result), ...more };
    action.updated_at = new Date().toISOString();
    const by = this.#state.find('user', facts(action.result).confirmed_by);
    action.confirmed_by_name = labelOf(by);
  }

  /** Without the preview, as lists and decisions answer it. */
  #seen(action: Answer): Answer {
    return { ...action };
  }

  #reviewed(action: Answer): Answer {
    const payload = facts(action.proposed_payload);
    const changes = action.action_type === 'update_record';
    const row = changes ? this.#row(payload) : undefined;
    const fields = changes ? facts(payload.fields) : payload;
    const preview = Object.entries(fields).map(([field, after]) => ({
      field,
      label: (field.charAt(0).toUpperCase() + field.slice(1))
        .replace(/_id$/, '')
        .replaceAll('_', ' '),
      before: row?.[field] ?? null,
      after: this.#readable(field, after),
    }));
    return { ...action, preview, stale: action.status === 'suggested' && this.#isStale(action) };
  }

  #readable(field: string, value: unknown): unknown {
    const table = { owner_id: 'user', assignee_id: 'user' }[field] ?? field.replace(/_id$/, '');
    if (!field.endsWith('_id') || !(table in this.#state.tables)) return value;
    return labelOf(this.#state.find(table as Table, value));
  }

  #isStale(action: Answer): boolean {
    if (action.action_type !== 'update_record') return false;
    const payload = facts(action.proposed_payload);
    const row = this.#row(payload);
    return row?.version !== payload.version;
  }

  #row(payload: Facts): Row | undefined {
    return this.#state.find(text(payload.record_type) as Table, payload.record_id);
  }

  /** Values as the fields take them. */
  #accepted(type: Table, values: Facts): Facts {
    const fields = RESOURCES[FAMILIES[type] ?? '']?.fields ?? {};
    return readBody(fields, values, false, this.#state.tables);
  }

  #suggest(
    me: Row,
    type: string,
    payload: Facts,
    target: Target | undefined,
    prompt: string,
    thread: number | null = null,
  ): Answer {
    const sources = target
      ? [{ record_type: target.type, record_id: target.row.id, label: labelOf(target.row) }]
      : [];
    const result = { reason: '[mock-ai] Asked for in words.', sources };
    const action = this.#keep(me, type, 'suggested', prompt, result, target, thread);
    action.proposed_payload = payload;
    action.payload_hash = createHash('sha256').update(JSON.stringify(payload)).digest('hex');
    return this.#seen(action);
  }

  #keep(
    me: Row,
    type: string,
    status: string,
    prompt: string,
    result: Facts,
    target: Target | undefined,
    thread: number | null = null,
  ): Answer {
    const now = new Date().toISOString();
    const id = ++this.#lastId;
    const action: Answer = {
      id,
      action_type: type,
      status,
      prompt,
      result,
      proposed_payload: {},
      payload_hash: createHash('sha256').update('{}').digest('hex'),
      target_type: target?.type ?? '',
      target_id: target?.row.id ?? null,
      target_label: labelOf(target?.row),
      provider: MODEL,
      model: MODEL,
      actor_id: me.id,
      actor_name: labelOf(me),
      confirmed_by_name: '',
      thread_id: thread,
      input_tokens: 40 + prompt.length,
      output_tokens: 30,
      created_at: now,
      updated_at: now,
    };
    this.#actions.set(id, action);
    return action;
  }

  #threads(me: Row): { items: Facts[]; count: number } {
    const threads = new Map<unknown, Facts>();
    for (const action of this.#actions.values()) {
      if (action.action_type !== 'assistant' || action.actor_id !== me.id) continue;
      const begun = threads.get(action.thread_id);
      threads.set(action.thread_id, {
        id: action.thread_id,
        title: begun?.title ?? action.prompt,
        target_type: begun?.target_type ?? action.target_type,
        target_id: begun?.target_id ?? action.target_id,
        target_label: begun?.target_label ?? action.target_label,
        questions: Number(begun?.questions ?? 0) + 1,
        created_at: begun?.created_at ?? action.created_at,
        updated_at: action.updated_at,
      });
    }
    const items = [...threads.values()].reverse();
    return { items, count: items.length };
  }

  #target(body: Facts): Target {
    const type = text(body.target_type).toLowerCase();
    const known = type === 'company' || type === 'contact' || type === 'deal';
    const row = known ? this.#state.find(type, body.target_id) : undefined;
    if (!known || !row) throw new Refusal(404, 'not_found', 'Target not found');
    return { type, row };
  }

  /** A little life: suggestions that wait from the beginning. */
  #begin(): void {
    const me = this.#state.find('user', 1);
    const [company] = this.#state.rows('company');
    const [contact] = this.#state.rows('contact');
    if (!me || !company || !contact) return;
    const target: Target = { type: 'company', row: company };
    const fields = { industry: 'Design', description: 'Product design for industry.' };
    this.#suggest(me, 'update_record', update(target, fields), target, 'Fill in what is missing');
    const call = task(`Call ${labelOf(contact)}`, { type: 'contact', row: contact });
    this.#suggest(me, 'create_task', call, { type: 'contact', row: contact }, 'What is next?');
  }
}

function task(title: string, target: Target | undefined): Facts {
  const link = target ? { [`${target.type}_id`]: target.row.id } : {};
  return { title, description: '', priority: 'medium', ...link };
}

function update({ type, row }: Target, fields: Facts): Facts {
  return { record_type: type, record_id: row.id, version: row.version, fields };
}

function ok(answer: unknown, headers: Record<string, string> = {}): Said {
  return { answer, status: 200, headers };
}

function facts(json: unknown): Facts {
  return typeof json === 'object' && json !== null ? (json as Facts) : {};
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
