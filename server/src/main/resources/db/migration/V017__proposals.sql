-- Proposals are typed, remember what they were made from, and chats keep their thread.

alter table agent_action
    add constraint agent_action_type check (action_type in (
        'assistant', 'summarize_record', 'draft_email', 'score_lead', 'classify',
        'create_task', 'create_note', 'create_activity', 'create_contact', 'create_company', 'create_deal',
        'update_record', 'move_deal_stage')),
    -- what the proposed fields held when the proposal was made: it is stale once the record holds something else
    add column base jsonb not null default '{}' check (jsonb_typeof(base) = 'object'),
    -- the first question of the chat that this belongs to
    add column thread_id bigint references agent_action on delete cascade,
    add column provider varchar(20) not null default '';

create index agent_action_thread on agent_action (thread_id, id) where thread_id is not null;
create index agent_action_created on agent_action (created_at, id);
