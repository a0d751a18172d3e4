-- A view belongs to somebody.
alter table saved_view alter column owner_id set not null;

-- The day a deal was decided: its close date, but never later than the day it came into its last stage, because an
-- expected date may lie ahead of an early decision. Days are counted in UTC.
create function decided_on(close_date date, stage_entered_at timestamptz) returns date
    language sql immutable parallel safe
    return least(close_date, (stage_entered_at at time zone 'UTC')::date);

-- What was won, and how often, in a period.
create index deal_decided on deal (decided_on(close_date, stage_entered_at), status) where status <> 'open';
-- What is still open, by stage and by the day it is expected.
create index deal_open on deal (stage_id, currency) include (amount, owner_id, close_date) where status = 'open';
