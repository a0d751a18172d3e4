-- A chat is found by its first question, which does not name itself.

drop index agent_action_thread;
create index agent_action_thread on agent_action (
    (coalesce(thread_id, case when action_type = 'assistant' then id end)), id);

