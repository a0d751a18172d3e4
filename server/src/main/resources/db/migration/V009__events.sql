-- Every node of the server hears, when a transaction commits, which change set it wrote …
create function announce_change_set() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify('offside_changes', new.id::text);
    return null;
end
$$;
create trigger announce_change_set after insert on change_set
    for each row execute function announce_change_set();

-- … and whose sign-ins may have ended, so that it looks at their open streams again.
create function announce_sign_out() returns trigger
    language plpgsql as
$$
declare
    touched jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
begin
    perform pg_notify('offside_sign_outs', touched ->> tg_argv[0]);
    return null;
end
$$;
create trigger announce_sign_out after update of revoked_at on user_session
    for each row execute function announce_sign_out('user_id');
create trigger announce_sign_out after insert on blacklisted_access_token
    for each row execute function announce_sign_out('user_id');
create trigger announce_sign_out after delete on api_token
    for each row execute function announce_sign_out('user_id');
create trigger announce_sign_out after update of is_active, is_deactivated or delete on app_user
    for each row execute function announce_sign_out('id');
