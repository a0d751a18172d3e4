import type { AgentAction, Citation } from './wire.ts';
import { resultOf } from './words.ts';

/** The records an action rests on, numbered as they were read. */
export function sourcesOf(action: AgentAction): Citation[] {
  const { sources } = resultOf(action);
  if (!Array.isArray(sources)) return [];
  return sources.filter(isSource).map((source, index) => ({ n: index + 1, ...source }));
}

function isSource(value: unknown): value is Omit<Citation, 'n'> {
  if (typeof value !== 'object' || value === null) return false;
  const { record_type, record_id, label } = value as Record<string, unknown>;
  return (
    typeof record_type === 'string' && typeof record_id === 'number' && typeof label === 'string'
  );
}

/** The citations of a kept answer, as its text numbers them. */
export function citationsOf(action: AgentAction): Citation[] {
  const { citations } = resultOf(action);
  if (!Array.isArray(citations)) return [];
  return citations.filter(
    (one): one is Citation => isSource(one) && 'n' in one && typeof one.n === 'number',
  );
}
