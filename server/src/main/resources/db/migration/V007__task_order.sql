-- The order in which tasks are worked through, which is the default of their list.
create index task_order on task (
    array_position(array['todo', 'in_progress', 'done'], status::text), due_date, created_at desc, id
);
