import { DECISIONS, readActions, streamAnswer, WORKS } from './api.ts';
import type { Assistant } from './assistant.svelte.ts';
import { Chat } from './chat.svelte.ts';
import { Inbox } from './inbox.svelte.ts';
import type { Context } from './records.ts';
import { type DecisionCalls, Suggestion } from './suggestion.svelte.ts';
import { citationsOf } from './sources.ts';
import type { EmailDraft, Finished } from './turn.svelte.ts';
import type { AgentAction, Thread } from './wire.ts';
import { resultText } from './words.ts';
import { questionFor, type Work } from './works.ts';

/** How long the page waits for a further approval before it is read again, in milliseconds. */
const REFRESH_AFTER = 150;

/** Where the member talks with the assistant and decides: one conversation, one inbox, kept from page to page. */
export class Desk {
  readonly chat: Chat;
  readonly inbox = new Inbox();
  readonly #assistant: Assistant;
  readonly #calls: DecisionCalls;
  readonly #written: () => void;
  #refresh: ReturnType<typeof setTimeout> | undefined;
  /** Each suggestion once, wherever it is shown. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- to look up with, not drawn
  readonly #suggestions = new Map<number, Suggestion>();

  /** @param written records were changed: the page is to be read again */
  constructor(assistant: Assistant, written: () => void) {
    this.#assistant = assistant;
    this.#written = written;
    this.#calls = {
      ...DECISIONS,
      apply: async (action, edits) => this.#decided(await DECISIONS.apply(action, edits)),
      reject: async (id, reason) => this.#decided(await DECISIONS.reject(id, reason)),
    };
    this.chat = new Chat({
      stream: streamAnswer,
      suggestion: (action) => this.#proposed(action),
    });
  }

  /** The suggestion to an action; the same one for the same action. */
  suggestion(action: AgentAction): Suggestion {
    const known = this.#suggestions.get(action.id);
    known?.follow(action);
    const one = known ?? new Suggestion(action, this.#calls, () => this.#writtenSoon());
    this.#suggestions.set(action.id, one);
    return one;
  }

  /** Takes a list of what waits, as the server gave it. */
  fillInbox(actions: readonly AgentAction[]): void {
    this.inbox.fill(actions.map((action) => this.suggestion(action)));
  }

  /** Lets the assistant do one of its works with a record, in the conversation. */
  async perform(work: Work, about: Context, instructions: string): Promise<void> {
    await this.chat.perform(questionFor(work, about, instructions), (signal) =>
      this.#carryOut(work, about, instructions, signal),
    );
  }

  /** Sorts an inbound message, in the conversation. */
  async classify(text: string): Promise<void> {
    await this.chat.perform(`Classify this message:\n${text}`, async (signal) => {
      const { category, rationale, proposals } = await WORKS.classify(text, signal);
      return {
        verdict: category,
        text: rationale,
        suggestions: proposals.map((action) => this.#proposed(action)),
      };
    });
  }

  /**
   * Shows a kept chat with everything that was suggested in it.
   *
   * @throws ApiError
   */
  async openThread(thread: Pick<Thread, 'id' | 'title'>): Promise<void> {
    const query = { thread_id: thread.id, ordering: 'created_at', limit: 200 };
    const { items } = await readActions(query);
    const turns: { question: string; answer: Finished & { suggestions: Suggestion[] } }[] = [];
    let waiting: Suggestion[] = [];
    for (const action of items) {
      if (action.action_type !== 'assistant') {
        const suggestion = this.suggestion(action);
        // Suggestions are kept before the answer they belong to, or after the first question of a thread.
        const last = turns.at(-1);
        if (last?.question === action.prompt) last.answer.suggestions.push(suggestion);
        else waiting.push(suggestion);
        continue;
      }
      turns.push({
        question: action.prompt,
        answer: {
          text: resultText(action, 'reply'),
          citations: citationsOf(action),
          suggestions: waiting,
          model: action.model,
          at: action.updated_at,
        },
      });
      waiting = [];
    }
    this.chat.open(thread.id, thread.title, turns);
  }

  async #carryOut(
    { id }: Work,
    about: Context,
    instructions: string,
    signal: AbortSignal,
  ): Promise<Finished> {
    const target = { target_type: about.type, target_id: about.id };
    switch (id) {
      case 'summarise':
        return { text: (await WORKS.summarize(target, signal)).text };
      case 'draft':
        return { draft: await this.#draft(about, instructions, signal) };
      case 'score': {
        const lead = about.type === 'contact' ? { contact_id: about.id } : { company_id: about.id };
        const { score, rationale } = await WORKS.scoreLead(lead, signal);
        return { verdict: `${score} of 100`, text: rationale };
      }
      case 'task':
        return this.#suggested(
          await WORKS.suggestTask({ ...target, ...(instructions && { instructions }) }, signal),
        );
      case 'follow-up':
        return this.#suggested(
          await WORKS.suggestTask({ ...target, instructions: 'Plan the next follow-up.' }, signal),
        );
      case 'note':
        return this.#suggested(
          await WORKS.suggestNote({ ...target, ...(instructions && { instructions }) }, signal),
        );
      case 'enrich':
        return this.#suggested(await WORKS.enrich(target, signal));
    }
  }

  async #draft(about: Context, instructions: string, signal: AbortSignal): Promise<EmailDraft> {
    const wish =
      about.type === 'company' ? `To ${about.name}. ${instructions}`.trim() : instructions;
    const { subject, body, agent_action_id } = await WORKS.draftEmail(
      {
        ...(wish && { instructions: wish }),
        ...(about.type === 'contact' && { contact_id: about.id }),
        ...(about.type === 'deal' && { deal_id: about.id }),
      },
      signal,
    );
    return { id: agent_action_id, to: about.type === 'deal' ? '' : about.name, subject, body };
  }

  /** A hundred approvals in a row are read once, when the last one is in. */
  #writtenSoon(): void {
    clearTimeout(this.#refresh);
    this.#refresh = setTimeout(() => {
      if (this.inbox.sending > 0) this.#writtenSoon();
      else this.#written();
    }, REFRESH_AFTER);
  }

  #suggested(action: AgentAction): Finished {
    return {
      text: 'I added a suggestion. Nothing is created until you approve it.',
      suggestions: [this.#proposed(action)],
      model: action.model,
    };
  }

  #proposed(action: AgentAction): Suggestion {
    if (action.status === 'suggested') this.#assistant.countWaiting(1);
    return this.suggestion(action);
  }

  #decided(action: AgentAction): AgentAction {
    this.#assistant.countWaiting(-1);
    return action;
  }
}
