package com.offsideventures.task;

import com.offsideventures.activity.Activity;
import com.offsideventures.platform.db.Counts;
import com.offsideventures.platform.db.Links;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.Names;
import com.offsideventures.platform.db.Rows;
import com.offsideventures.platform.db.Values;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Guard;
import com.offsideventures.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on tasks. */
@Repository
class TaskStore {

    private static final String STATUS = "array_position(array['todo', 'in_progress', 'done'], t.status::text)";
    private static final String PRIORITY = "array_position(array['low', 'medium', 'high'], t.priority::text)";

    static final Listing LISTING = Listing.by("t.id")
            .search("t.search_key", "search_text(t.title)")
            .ranked("status", "t.status", STATUS, Task.Status.class)
            .ranked("priority", "t.priority", PRIORITY, Task.Priority.class)
            .ids("assignee_id", "t.assignee_id")
            .links("t")
            .period("due", "t.due_date")
            .period("completed", "t.completed_at")
            .period("created", "t.created_at")
            .period("updated", "t.updated_at")
            .order("title", "search_text(t.title)")
            .order("status", STATUS)
            .order("priority", PRIORITY)
            .orderNullable("due_date", "t.due_date")
            .orderNullable("completed_at", "t.completed_at")
            .order("created_at", "t.created_at")
            .order("updated_at", "t.updated_at")
            .defaultOrder("status", "due_date", "-created_at")
            .build();

    private static final String SELECT = """
            select t.*,
                   t.status <> 'done' and coalesce(t.due_date < now(), false) as overdue,
                   %s as assignee_name,
                   %s
            from %%s t
            left join app_user u on u.id = t.assignee_id
            %s
            """.formatted(Names.user("u"), Links.NAMES, Links.joins("t"));

    private final JdbcClient jdbc;
    private final Counts counts;

    TaskStore(JdbcClient jdbc, Counts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    Optional<Task> find(long id) {
        return jdbc.sql(SELECT.formatted("task") + "where t.id = :id")
                .param("id", id)
                .query(TaskStore::row)
                .optional();
    }

    /** Those of the tasks that are there, locked until the end of the transaction. */
    List<Locked> lock(List<Long> ids) {
        // In the order of ids, so that two writers of the same tasks never wait for each other.
        return jdbc.sql("""
                        select id, assignee_id, version, status
                        from task
                        where id = any(:ids)
                        order by id
                        for no key update
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> new Locked(
                        new Guard(row.getLong("id"), Rows.findId(row, "assignee_id"), row.getLong("version")),
                        Choice.get(Task.Status.class, row.getString("status"))))
                .list();
    }

    List<Task> list(ListRequest request) {
        // The page is cut first, so that names are looked up for its rows only.
        String page = request.rows("task t");
        return jdbc.sql(SELECT.formatted("(" + page + ")") + "order by " + request.orderBy())
                .params(request.where().parameters())
                .query(TaskStore::row)
                .list();
    }

    Page.Count count(ListRequest request) {
        return counts.of("task t", request);
    }

    long insert(Draft draft, Completion completion) {
        Values values = completion.applyTo(Values.of(draft));
        return jdbc.sql("insert into task " + values.insert() + " returning id")
                .params(values.parameters())
                .query(Long.class)
                .single();
    }

    void update(List<Long> ids, Draft draft, Completion completion) {
        Values values = completion.applyTo(Values.of(draft));
        jdbc.sql("update task set " + values.set() + " where id = any(:ids)")
                .params(values.parameters())
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** What the completion of these tasks is logged with. */
    List<Activity.Entry> completions(List<Long> ids) {
        return jdbc.sql("select title, company_id, contact_id, deal_id from task where id = any(:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> new Activity.Entry(
                        "Task completed: " + row.getString("title"),
                        Rows.findId(row, "company_id"),
                        Rows.findId(row, "contact_id"),
                        Rows.findId(row, "deal_id")))
                .list();
    }

    void delete(List<Long> ids) {
        jdbc.sql("delete from task where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** What decides whether and how a task may be changed. */
    record Locked(Guard guard, Task.Status status) {}

    /** What a write does to {@code completed_at}. */
    enum Completion {
        ENTERED,
        LEFT,
        UNCHANGED;

        static Completion of(boolean wasDone, boolean isDone) {
            if (wasDone == isDone) {
                return UNCHANGED;
            }
            return isDone ? ENTERED : LEFT;
        }

        private Values applyTo(Values values) {
            return switch (this) {
                case ENTERED -> values.and("completed_at", "now()");
                case LEFT -> values.and("completed_at", "null");
                case UNCHANGED -> values;
            };
        }
    }

    private static Task row(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getLong("id"),
                row.getString("title"),
                row.getString("description"),
                Choice.get(Task.Status.class, row.getString("status")),
                Choice.get(Task.Priority.class, row.getString("priority")),
                Rows.findMoment(row, "due_date"),
                Rows.findMoment(row, "completed_at"),
                row.getBoolean("overdue"),
                Rows.findId(row, "assignee_id"),
                row.getString("assignee_name"),
                Rows.findId(row, "company_id"),
                row.getString("company_name"),
                Rows.findId(row, "contact_id"),
                row.getString("contact_name"),
                Rows.findId(row, "deal_id"),
                row.getString("deal_name"),
                Rows.moment(row, "created_at"),
                Rows.moment(row, "updated_at"),
                row.getLong("version"));
    }
}
