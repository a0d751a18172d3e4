-- Every order and filter that a list knows is served by an index, whatever the size of the workspace. Where values can
-- be missing, they come last in both directions, which takes an index for each.

-- How many contacts and deals a company has: counting them for each company would read both tables to order a page.
create table company_tally (
    company_id bigint primary key references company on delete cascade,
    contacts bigint not null default 0,
    deals bigint not null default 0,
    open_deals bigint not null default 0
);
create index company_tally_contacts on company_tally (contacts, company_id);
create index company_tally_deals on company_tally (deals, company_id);
create index company_tally_open_deals on company_tally (open_deals, company_id);

create function start_company_tally() returns trigger
    language plpgsql as
$$
begin
    -- A company that an undo brings back may find its contacts and deals linked already.
    insert into company_tally (company_id, contacts, deals, open_deals)
    select c.id,
           (select count(*) from contact p where p.company_id = c.id),
           (select count(*) from deal d where d.company_id = c.id),
           (select count(*) from deal d where d.company_id = c.id and d.status = 'open')
    from new_rows c;
    return null;
end
$$;

create procedure add_to_company_tally(
    companies bigint[], more_contacts bigint[], more_deals bigint[], more_open bigint[]
)
    language plpgsql as
$$
begin
    -- In the order of ids, so that two writers never wait for each other.
    perform from company_tally t where t.company_id = any(companies) order by t.company_id for no key update;
    update company_tally t
    set contacts = t.contacts + d.contacts, deals = t.deals + d.deals, open_deals = t.open_deals + d.open_deals
    from unnest(companies, more_contacts, more_deals, more_open) as d (company_id, contacts, deals, open_deals)
    where t.company_id = d.company_id;
end
$$;

create function tally_contacts() returns trigger
    language plpgsql as
$$
declare
    changes record;
    unchanged bigint[];
begin
    -- A trigger function may only name the transition tables that its event has.
    if tg_op = 'INSERT' then
        select array_agg(company_id) as companies, array_agg(more) as contacts
        into changes
        from (select company_id, count(*) as more from new_rows where company_id is not null group by company_id) s;
    elsif tg_op = 'DELETE' then
        select array_agg(company_id) as companies, array_agg(more) as contacts
        into changes
        from (select company_id, -count(*) as more from old_rows where company_id is not null group by company_id) s;
    else
        select array_agg(company_id) as companies, array_agg(more) as contacts
        into changes
        from (select company_id, sum(one)::bigint as more
              from (select company_id, 1 as one from new_rows
                    union all
                    select company_id, -1 from old_rows) both_sides
              where company_id is not null
              group by company_id
              having sum(one) <> 0) s;
    end if;
    if changes.companies is not null then
        unchanged := array_fill(0::bigint, array [cardinality(changes.companies)]);
        call add_to_company_tally(changes.companies, changes.contacts, unchanged, unchanged);
    end if;
    return null;
end
$$;

create function tally_deals() returns trigger
    language plpgsql as
$$
declare
    changes record;
    unchanged bigint[];
begin
    if tg_op = 'INSERT' then
        select array_agg(company_id) as companies, array_agg(more) as deals, array_agg(more_open) as open_deals
        into changes
        from (select company_id, count(*) as more, count(*) filter (where status = 'open') as more_open
              from new_rows
              where company_id is not null
              group by company_id) s;
    elsif tg_op = 'DELETE' then
        select array_agg(company_id) as companies, array_agg(more) as deals, array_agg(more_open) as open_deals
        into changes
        from (select company_id, -count(*) as more, -count(*) filter (where status = 'open') as more_open
              from old_rows
              where company_id is not null
              group by company_id) s;
    else
        select array_agg(company_id) as companies, array_agg(more) as deals, array_agg(more_open) as open_deals
        into changes
        from (select company_id, sum(one)::bigint as more, sum(open)::bigint as more_open
              from (select company_id, 1 as one, (status = 'open')::integer as open from new_rows
                    union all
                    select company_id, -1, -(status = 'open')::integer from old_rows) both_sides
              where company_id is not null
              group by company_id
              having sum(one) <> 0 or sum(open) <> 0) s;
    end if;
    if changes.companies is not null then
        unchanged := array_fill(0::bigint, array [cardinality(changes.companies)]);
        call add_to_company_tally(changes.companies, unchanged, changes.deals, changes.open_deals);
    end if;
    return null;
end
$$;

insert into company_tally (company_id, contacts, deals, open_deals)
select c.id, coalesce(p.contacts, 0), coalesce(d.deals, 0), coalesce(d.open_deals, 0)
from company c
left join (select company_id, count(*) as contacts from contact group by company_id) p on p.company_id = c.id
left join (select company_id, count(*) as deals, count(*) filter (where status = 'open') as open_deals
           from deal
           group by company_id) d on d.company_id = c.id;

create trigger start_company_tally after insert on company referencing new table as new_rows
    for each statement execute function start_company_tally();

do
$$
declare
    name text;
begin
    foreach name in array array ['contact', 'deal'] loop
        execute format('create trigger company_tally_insert after insert on %1$I
            referencing new table as new_rows for each statement execute function tally_%1$ss()', name);
        execute format('create trigger company_tally_update after update on %1$I
            referencing old table as old_rows new table as new_rows
            for each statement execute function tally_%1$ss()', name);
        execute format('create trigger company_tally_delete after delete on %1$I
            referencing old table as old_rows for each statement execute function tally_%1$ss()', name);
    end loop;
end
$$;

create index company_domain on company (domain, id);
create index company_industry on company (search_text(industry), id);
create index company_city on company (search_text(city), id);
create index company_country on company (search_text(country), id);
create index company_size on company (
    array_position(array['', '1-10', '11-50', '51-200', '201-1000', '1000+'], size::text), id
);
create index company_by_status on company (status, id);
create index company_revenue on company (annual_revenue, id);
create index company_revenue_desc on company (annual_revenue desc nulls last, id);
create index company_last_activity_desc on company (last_activity_at desc nulls last, id);
create index company_by_owner on company (owner_id, id);

-- Where many rows share a value, ties in the order of ids take an index for each direction too.
create index company_industry_desc on company (search_text(industry) desc, id);
create index company_country_desc on company (search_text(country) desc, id);
create index company_by_status_desc on company (status desc, id);
create index company_size_desc on company (
    array_position(array['', '1-10', '11-50', '51-200', '201-1000', '1000+'], size::text) desc, id
);
create index company_of_size on company (size, search_text(name), id);
create index contact_by_status_desc on contact (status desc, id);
create index contact_job_title_desc on contact (search_text(job_title) desc, id);
create index deal_by_status_desc on deal (status desc, id);
create index task_by_status_desc on task (array_position(array['todo', 'in_progress', 'done'], status::text) desc, id);
create index task_priority_desc on task (array_position(array['low', 'medium', 'high'], priority::text) desc, id);
create index task_of_priority on task (priority, due_date);

create index contact_last_name on contact (search_text(last_name), id);
create index contact_email on contact (search_text(email), id);
create index contact_job_title on contact (search_text(job_title), id);
create index contact_by_status on contact (status, id);
create index contact_last_activity_desc on contact (last_activity_at desc nulls last, id);
create index contact_by_owner on contact (owner_id, id);

create index deal_amount on deal (amount, id);
create index deal_by_status on deal (status, id);
create index deal_close_desc on deal (close_date desc nulls last, id);
create index deal_by_stage on deal (stage_id, id);
create index deal_stage_entered on deal (stage_entered_at, id);
create index deal_last_activity_desc on deal (last_activity_at desc nulls last, id);
create index deal_by_owner on deal (owner_id, id);
create index deal_currency on deal (currency, created_at, id);
create index deal_pipeline on deal (pipeline_id, created_at, id);
create index deal_stage_created on deal (stage_id, created_at, id);

create index task_title on task (search_text(title), id);
create index task_by_status on task (array_position(array['todo', 'in_progress', 'done'], status::text), id);
create index task_priority on task (array_position(array['low', 'medium', 'high'], priority::text), id);
create index task_due_any on task (due_date, id);
create index task_due_desc on task (due_date desc nulls last, id);
create index task_completed on task (completed_at, id);
create index task_completed_desc on task (completed_at desc nulls last, id);
create index task_updated on task (updated_at, id);

create index note_updated on note (updated_at, id);

create index activity_logged on activity (created_at, id);
create index activity_type on activity (type, occurred_at, id);

create index record_change_type on record_change (record_type, id);

-- What a search of one letter finds.
create index contact_beginning on contact (left(search_key, 100));
create index note_beginning on note (left(search_key, 20));
create index activity_beginning on activity (left(search_key, 20));
