import { call, type Answer, type Connection } from '#lib/api/client.ts';
import {
  createAdminUser,
  createPipeline,
  createStage,
  createToken,
  deletePipeline,
  deleteStage,
  deleteToken,
  getOwnUser,
  getSettings,
  listAdminUsers,
  listPipelines,
  listTokens,
  listUsers,
  reorderStages,
  setOwnPassword,
  updateAdminUser,
  updateOwnUser,
  updatePipeline,
  updateSettings,
  updateStage,
} from '#lib/api/generated/sdk.gen.ts';
import type {
  AdminUserCreate,
  AdminUserPatch,
  ApiToken,
  Member,
  NewApiToken,
  NewApiTokenBody,
  OwnUserChangeBody,
  Pipeline,
  PipelinePatch,
  Stage,
  StageCreate,
  StagePatch,
  User,
  WorkspaceSettings,
  WorkspaceSettingsPatch,
} from '#lib/api/generated/types.gen.ts';
import type { User as Me } from '#lib/user.ts';
import { mayAdminister } from '#lib/user.ts';

import type { SectionId } from './sections.ts';

/** A member, with what only admins get to know. */
export type MemberRow = Member & { last_login?: string | null };

/** What a part of the settings shows. */
export interface SettingsData {
  profile?: User;
  settings?: WorkspaceSettings;
  members?: readonly MemberRow[];
  pipelines?: readonly Pipeline[];
  tokens?: readonly ApiToken[];
}

/** @throws ApiError */
export async function readSettings(
  section: SectionId,
  me: Me,
  connection: Connection,
): Promise<SettingsData> {
  switch (section) {
    case 'profile':
      return { profile: (await call(getOwnUser(connection))).data };
    case 'appearance':
      return {};
    case 'general':
      return { settings: (await call(getSettings(connection))).data };
    case 'members': {
      const query = { limit: 200 };
      const { data } = mayAdminister(me)
        ? await call(listAdminUsers({ ...connection, query }))
        : await call(listUsers({ ...connection, query }));
      return { members: data.items };
    }
    case 'pipelines': {
      const { data } = await call(listPipelines({ ...connection, query: { limit: 200 } }));
      return { pipelines: data.items };
    }
    case 'tokens':
      return { tokens: (await call(listTokens(connection))).data.items };
  }
}

export const saveProfile = (body: OwnUserChangeBody): Promise<Answer<User>> =>
  call(updateOwnUser({ body }));

/** @throws ApiError 400 where the current password is wrong or the new one too weak */
export const savePassword = (current: string, next: string): Promise<Answer<unknown>> =>
  call(setOwnPassword({ body: { current_password: current, new_password: next } }));

export const saveSettings = (body: WorkspaceSettingsPatch): Promise<Answer<WorkspaceSettings>> =>
  call(updateSettings({ body }));

export const addMember = (body: AdminUserCreate): Promise<Answer<unknown>> =>
  call(createAdminUser({ body }));

/** @throws ApiError 409 for the last active admin */
export const saveMember = (id: number, body: AdminUserPatch): Promise<Answer<unknown>> =>
  call(updateAdminUser({ path: { user_id: id }, body }));

export const addToken = (body: NewApiTokenBody): Promise<Answer<NewApiToken>> =>
  call(createToken({ body }));

export const removeToken = (id: number): Promise<Answer<unknown>> =>
  call(deleteToken({ path: { token_id: id } }));

export const addPipeline = (name: string): Promise<Answer<Pipeline>> =>
  call(createPipeline({ body: { name } }));

export const savePipeline = (id: number, body: PipelinePatch): Promise<Answer<Pipeline>> =>
  call(updatePipeline({ path: { pipeline_id: id }, body }));

/** @throws ApiError 409 while it has deals, and for the last one */
export const removePipeline = (id: number): Promise<Answer<unknown>> =>
  call(deletePipeline({ path: { pipeline_id: id } }));

export const addStage = (body: StageCreate): Promise<Answer<Stage>> => call(createStage({ body }));

export const saveStage = (id: number, body: StagePatch): Promise<Answer<Stage>> =>
  call(updateStage({ path: { stage_id: id }, body }));

/** @throws ApiError 409 while deals are in it */
export const removeStage = (id: number): Promise<Answer<unknown>> =>
  call(deleteStage({ path: { stage_id: id } }));

export const orderStages = (id: number, stage_ids: number[]): Promise<Answer<Pipeline>> =>
  call(reorderStages({ path: { pipeline_id: id }, body: { stage_ids } }));
