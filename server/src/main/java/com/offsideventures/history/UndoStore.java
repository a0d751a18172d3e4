package com.offsideventures.history;

import com.offsideventures.history.Change.Operation;
import com.offsideventures.history.Undo.Conflict;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The statements that take a change set back, for every kind of record alike: the log holds each row before and after,
 * and the tables' columns come from the catalogue.
 *
 * <p>The log is walked backwards, so that each step leads through a state the database has been in. Only what a foreign
 * key did by itself is logged behind the row that led to it, so references are checked at the end.
 */
@Repository
class UndoStore {

    private final JdbcClient jdbc;
    private final RecordColumns columns;
    private final TransactionTemplate savepoint;

    UndoStore(JdbcClient jdbc, RecordColumns columns, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.columns = columns;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    record ChangeSet(@Nullable Long actorId, boolean undone) {}

    /** One line of the log. */
    record Entry(long id, RecordType type, long recordId, Operation operation) {}

    /** The change set, locked against a second undo at the same time. */
    Optional<ChangeSet> lock(long id) {
        return jdbc.sql("select actor_id, undone_by is not null as undone from change_set where id = :id for update")
                .param("id", id)
                .query((row, number) -> new ChangeSet(row.getObject("actor_id", Long.class), row.getBoolean("undone")))
                .optional();
    }

    /** The lines of a change set, the last one first. */
    List<Entry> entries(long changeSetId) {
        return jdbc.sql("""
                        select id, record_type, record_id, operation
                        from record_change
                        where change_set_id = :id
                        order by id desc
                        """)
                .param("id", changeSetId)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        Choice.get(RecordType.class, row.getString("record_type")),
                        row.getLong("record_id"),
                        Choice.get(Operation.class, row.getString("operation"))))
                .list();
    }

    /**
     * What the records hold by now instead of what the change set left them with. The records are locked, so that the
     * answer still holds when they are written.
     */
    List<Conflict> laterChanges(long changeSetId, List<Entry> entries) {
        Map<RecordType, List<Long>> records = entries.stream()
                .collect(Collectors.groupingBy(
                        Entry::type, java.util.TreeMap::new, Collectors.mapping(Entry::recordId, Collectors.toList())));
        List<Conflict> conflicts = new ArrayList<>();
        records.forEach((type, ids) -> {
            lock(type, ids);
            conflicts.addAll(laterChanges(changeSetId, type));
        });
        return conflicts;
    }

    private static Map<RecordType, List<Long>> byType(List<Entry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        Entry::type, TreeMap::new, Collectors.mapping(Entry::recordId, Collectors.toList())));
    }

    private void lock(RecordType type, List<Long> ids) {
        // In the order of ids, so that two undos never wait for each other.
        jdbc.sql("select id from %s where id = any(:ids) order by id for update".formatted(type.wire()))
                .param("ids", ids.stream().distinct().toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    private List<Conflict> laterChanges(long changeSetId, RecordType type) {
        // Rows are compared as rows, not as text: filling in what the log says must change nothing.
        return jdbc.sql("""
                        with line as (
                            select id, record_id, operation, after,
                                   last_value(operation) over everything as last_operation
                            from record_change
                            where change_set_id = :id and record_type = :type
                            window everything as (
                                partition by record_id order by id
                                rows between unbounded preceding and unbounded following)
                        ), left_behind as (
                            select l.record_id, jsonb_object_agg(f.key, f.value order by l.id) as facts
                            from line l
                            cross join lateral jsonb_each(record_facts(l.after)) f
                            where l.last_operation <> 'delete'
                            group by l.record_id
                        )
                        select b.record_id, null as field, 'It is gone.' as reason
                        from left_behind b
                        where not exists (select from %1$s r where r.id = b.record_id)
                        union all
                        select distinct l.record_id, null, 'It is there again.'
                        from line l
                        join %1$s r on r.id = l.record_id
                        where l.last_operation = 'delete'
                        union all
                        select b.record_id, f.key, 'It was changed again since.'
                        from left_behind b
                        join %1$s r on r.id = b.record_id
                        cross join lateral to_jsonb(r) as now
                        cross join lateral jsonb_each(record_facts(to_jsonb(jsonb_populate_record(r, b.facts)))) f
                        where f.value is distinct from now -> f.key
                        order by record_id, field
                        """.formatted(type.wire()))
                .param("id", changeSetId)
                .param("type", type.wire())
                .query((row, number) ->
                        new Conflict(type, row.getLong("record_id"), row.getString("field"), row.getString("reason")))
                .list();
    }

    /** Opens the change set of the undo, even where the undo comes to nothing. */
    long openChangeSet() {
        return jdbc.sql("select current_change_set()").query(Long.class).single();
    }

    /**
     * Writes the inverse of each line.
     *
     * @return the rows that the database refuses
     */
    List<Conflict> takeBack(List<Entry> entries) {
        List<Conflict> conflicts = new ArrayList<>();
        jdbc.sql("set constraints all deferred").update();
        for (List<Entry> run : runs(entries)) {
            try {
                savepoint.executeWithoutResult(status -> write(run));
            } catch (DataIntegrityViolationException refused) {
                run.forEach(entry -> find(entry).ifPresent(conflicts::add));
            }
        }
        try {
            savepoint.executeWithoutResult(
                    status -> jdbc.sql("set constraints all immediate").update());
        } catch (DataIntegrityViolationException dangling) {
            conflicts.addAll(dangling(entries));
        }
        return conflicts;
    }

    /** The restored rows that point to a row that is gone. */
    private List<Conflict> dangling(List<Entry> entries) {
        List<Conflict> conflicts = new ArrayList<>();
        byType(entries)
                .forEach((type, ids) -> columns.violations(type)
                        .forEach(condition -> jdbc.sql(
                                        "select t.id from %s t where t.id = any(:ids) and %s order by t.id"
                                                .formatted(type.wire(), condition))
                                .param("ids", ids.stream().distinct().toArray(Long[]::new))
                                .query(Long.class)
                                .list()
                                .forEach(id ->
                                        conflicts.add(new Conflict(type, id, null, "What it belongs to is gone.")))));
        return conflicts;
    }

    /** Neighbours that one statement can write: the same operation on the same table, no record twice. */
    private static List<List<Entry>> runs(List<Entry> entries) {
        List<List<Entry>> runs = new ArrayList<>();
        Set<Long> records = new HashSet<>();
        for (Entry entry : entries) {
            Entry previous = runs.isEmpty() ? entry : runs.getLast().getFirst();
            boolean same = entry.type() == previous.type() && entry.operation() == previous.operation();
            if (runs.isEmpty() || !same || records.contains(entry.recordId())) {
                runs.add(new ArrayList<>());
                records.clear();
            }
            runs.getLast().add(entry);
            records.add(entry.recordId());
        }
        return runs;
    }

    /** Why the database refuses this line alone; empty where it does not. */
    private Optional<Conflict> find(Entry entry) {
        try {
            savepoint.executeWithoutResult(status -> write(List.of(entry)));
            return Optional.empty();
        } catch (DataIntegrityViolationException refused) {
            return Optional.of(new Conflict(
                    entry.type(),
                    entry.recordId(),
                    null,
                    "What it belongs to is gone, or another record took its place."));
        }
    }

    private void write(List<Entry> run) {
        Entry first = run.getFirst();
        Long[] ids = run.stream().map(Entry::id).toArray(Long[]::new);
        jdbc.sql(statement(first.type(), first.operation())).param("ids", ids).update();
    }

    private String statement(RecordType type, Operation operation) {
        return switch (operation) {
            case CREATE -> """
                    delete from %s
                    where id in (select record_id from record_change where id = any(:ids))
                    """.formatted(type.wire());
            case UPDATE -> """
                    update %1$s r
                    set %2$s
                    from record_change c
                    join %1$s o on o.id = c.record_id
                    cross join lateral jsonb_populate_record(o, c.before) p
                    where c.id = any(:ids) and r.id = o.id
                    """.formatted(type.wire(), list(type, "\"%1$s\" = p.\"%1$s\""));
            // The version goes on, so that nobody's If-Match from before the delete fits by accident.
            case DELETE -> """
                    insert into %1$s (id, version, %2$s)
                    select p.id, p.version + 1, %3$s
                    from record_change c
                    cross join lateral jsonb_populate_record(null::%1$s, c.before) p
                    where c.id = any(:ids)
                    order by c.id desc
                    """.formatted(type.wire(), list(type, "\"%s\""), list(type, "p.\"%s\""));
        };
    }

    private String list(RecordType type, String form) {
        return columns.restored(type).stream().map(form::formatted).collect(Collectors.joining(", "));
    }

    /**
     * What the undo changed besides the records and fields of the change set: rows that were linked to a created record
     * since, and would go with it.
     */
    List<Conflict> sideEffects(long changeSetId, long undoId) {
        return jdbc.sql("""
                        with expected as (
                            select c.record_type, c.record_id, array_agg(f.field) as fields
                            from record_change c
                            cross join lateral jsonb_object_keys(c.before || c.after) as f (field)
                            where c.change_set_id = :id
                            group by c.record_type, c.record_id
                        )
                        select n.record_type, n.record_id, n.operation, min(f.field) as field
                        from record_change n
                        left join expected e using (record_type, record_id)
                        cross join lateral jsonb_object_keys(n.before || n.after) as f (field)
                        where n.change_set_id = :undo
                          and (e.fields is null or f.field <> all (e.fields))
                        group by n.record_type, n.record_id, n.operation
                        order by n.record_type, n.record_id
                        """)
                .param("id", changeSetId)
                .param("undo", undoId)
                .query((row, number) -> new Conflict(
                        Choice.get(RecordType.class, row.getString("record_type")),
                        row.getLong("record_id"),
                        row.getString("operation").equals("update") ? row.getString("field") : null,
                        "It was linked to one of these records since."))
                .list();
    }

    /**
     * Notes that the change set does not hold any more. Where it was an undo itself, what that one had taken back holds
     * again, and so on along the chain.
     */
    void markUndone(long changeSetId, long undoId) {
        jdbc.sql("""
                        with recursive chain as (
                            select id, undoes, cast(:undo as bigint) as undone_by, true as undone
                            from change_set
                            where id = :id
                            union all
                            select s.id, s.undoes, c.id, not c.undone
                            from chain c
                            join change_set s on s.id = c.undoes
                        )
                        update change_set s
                        set undone_by = case when c.undone then c.undone_by end
                        from chain c
                        where s.id = c.id
                        """).param("id", changeSetId).param("undo", undoId).update();
    }
}
