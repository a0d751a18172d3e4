import Building2 from '@lucide/svelte/icons/building-2';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Phone from '@lucide/svelte/icons/phone';
import Target from '@lucide/svelte/icons/target';
import User from '@lucide/svelte/icons/user';
import type { Component } from 'svelte';

import { PATHS, TARGETS, type TargetType } from './record-at.ts';
import type { AgentAction } from './wire.ts';

/** A record that a question is about. */
export interface Context {
  type: TargetType;
  id: number;
  name: string;
}

interface Kind {
  /** What one is called: "person". */
  word: string;
  icon: Component;
  /** Where its pages begin; undefined where it has none. */
  path?: string;
}

const KINDS: Record<string, Kind> = {
  company: { word: 'company', icon: Building2, path: PATHS.company },
  contact: { word: 'person', icon: User, path: PATHS.contact },
  deal: { word: 'deal', icon: Target, path: PATHS.deal },
  task: { word: 'task', icon: CircleCheck },
  note: { word: 'note', icon: NotebookPen },
  activity: { word: 'activity', icon: Phone },
};

/** What a kind of record is called; its own word where it is none of ours. */
export function kindWord(type: string): string {
  return KINDS[type]?.word ?? type.replaceAll('_', ' ');
}

export function kindIcon(type: string): Component {
  return KINDS[type]?.icon ?? NotebookPen;
}

/** Where a record is shown; undefined where it has no page of its own. */
export function hrefOf(type: string, id: number): string | undefined {
  const path = KINDS[type]?.path;
  return path === undefined ? undefined : `${path}/${id}`;
}

/** The record that an action is about, to ask about it again; undefined where there is none. */
export function contextOf(action: AgentAction): Context | undefined {
  const { target_type: type, target_id: id, target_label: name } = action;
  const asked = TARGETS.find((one) => one === type);
  return asked && id !== null ? { type: asked, id, name } : undefined;
}
