/** What the assistant's routes answer, by the names this feature uses. */
export type {
  AgentAction,
  AgentActionPage,
  RepliesThread as Thread,
  SourcesCitation as Citation,
} from '#lib/api/generated/types.gen.ts';
