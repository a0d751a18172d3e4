-- After every start: the role that the assistant works as. It reads records and adds agent actions; it has no right to
-- write a record, so that PostgreSQL itself refuses what no person approved. Where this server may not create roles
-- (a managed PostgreSQL), everything but the assistant works, and docs/copilot.md says what to run once.
do
$$
declare
    assistant name := left(session_user, 53) || '_assistant';
    readable text;
begin
    -- several nodes may start at once
    perform pg_advisory_xact_lock(11, 0);
    begin
        if not exists (select from pg_roles where rolname = assistant) then
            execute format('create role %I nologin', assistant);
        end if;
        if not pg_has_role(session_user, assistant,
                           case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end)
        then
            execute format('grant %I to %I', assistant, session_user);
        end if;
    exception
        when insufficient_privilege or duplicate_object or unique_violation or invalid_grant_operation then
            raise warning 'the assistant has no database role of its own: %', sqlerrm;
    end;
    if not exists (select from pg_roles where rolname = assistant) then
        return;
    end if;

    foreach readable in array array ['company', 'contact', 'pipeline', 'stage', 'deal', 'task', 'note', 'activity',
                                     'company_tally', 'change_set', 'record_change', 'workspace_settings',
                                     'agent_action'] loop
        -- an upgrade may have stopped at a version without it
        if to_regclass(readable) is not null and not has_table_privilege(assistant, readable, 'select') then
            execute format('grant select on %I to %I', readable, assistant);
        end if;
    end loop;
    -- how many changes there were, which says how long a count holds
    if not has_sequence_privilege(assistant, 'record_change_id_seq', 'select') then
        execute format('grant select on sequence record_change_id_seq to %I', assistant);
    end if;
    if not has_table_privilege(assistant, 'agent_action', 'insert') then
        execute format('grant insert on agent_action to %I', assistant);
    end if;
    -- the names of members, nothing of how they sign in
    if not has_column_privilege(assistant, 'app_user', 'email', 'select') then
        execute format('grant select (id, email, username, first_name, last_name, is_active) on app_user to %I', assistant);
    end if;
end
$$;
