-- When each job of the server is due, and how its last run went: one row per job, for all nodes together.
create table job (
    name varchar(60) primary key,
    due_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    succeeded_at timestamptz,
    -- what the last run that succeeded counted, for instance deleted rows
    result bigint,
    -- why the last run failed; empty where it did not
    error varchar(500) not null default '',
    -- failed runs in a row
    failures integer not null default 0 check (failures >= 0),
    -- the machine and process that runs it, or ran it last
    node varchar(120) not null default ''
);

-- Without these, forgetting one change set would look through all others for those that point to it.
create index change_set_undoes on change_set (undoes) where undoes is not null;
create index change_set_undone_by on change_set (undone_by) where undone_by is not null;
