-- What a change set did, in a sentence made from its log: "Created Northwind Labs", "Changed owner of 12 companies",
-- "Moved Helio renewal to Negotiation". What else was written along with it (timeline entries, links) is left out.

create function change_set_summary(wanted bigint) returns text
    language plpgsql stable as
$$
declare
    kinds constant text[] := array ['company', 'contact', 'pipeline', 'stage', 'deal', 'task', 'note', 'activity'];
    plurals constant text[] :=
        array ['companies', 'contacts', 'pipelines', 'stages', 'deals', 'tasks', 'notes', 'activities'];
    main record;
    fields text[];
    thing text;
    stage_name text;
begin
    select r.record_type, r.operation, count(distinct r.record_id) as records,
           min(r.record_label) as name, max(r.id) as last_id
    into main
    from record_change r
    where r.change_set_id = wanted
    group by r.record_type, r.operation
    order by array_position(kinds, r.record_type::text),
             array_position(array ['delete', 'create', 'update'], r.operation::text)
    limit 1;
    if main is null then
        return '';
    end if;

    thing := case
        when main.records > 1
            then main.records || ' ' || plurals[array_position(kinds, main.record_type::text)]
        when main.record_type = 'note' then 'a note'
        else main.name
    end;
    if main.operation = 'create' then
        return case main.record_type when 'activity' then 'Logged ' else 'Created ' end || thing;
    elsif main.operation = 'delete' then
        return 'Deleted ' || thing;
    end if;

    select array_agg(distinct f.field) into fields
    from record_change r
    cross join lateral jsonb_object_keys(r.after) as f (field)
    where r.change_set_id = wanted and r.record_type = main.record_type and r.operation = 'update';
    if main.record_type = 'deal' and 'stage_id' = any (fields) then
        select s.name into stage_name
        from record_change r
        join stage s on s.id = (r.after ->> 'stage_id')::bigint
        where r.id = main.last_id;
        return 'Moved ' || thing || coalesce(' to ' || stage_name, '');
    elsif main.record_type = 'task' and 'completed_at' = any (fields) then
        return (select case when r.after ->> 'completed_at' is null then 'Reopened ' else 'Completed ' end
                from record_change r where r.id = main.last_id) || thing;
    end if;
    return 'Changed '
        || case when cardinality(fields) > 3 then cardinality(fields) || ' fields'
                else array_to_string(array(
                    select replace(regexp_replace(regexp_replace(f, '_id$', ''), '^is_', ''), '_', ' ')
                    from unnest(fields) f order by 1), ', ')
           end
        || ' of ' || thing;
end
$$;
