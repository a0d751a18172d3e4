package com.offsideventures.history;

import com.offsideventures.platform.record.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The columns of the tables under record keeping, read from the database's own catalogue: a column that a migration
 * adds is undone and shown without a change here.
 */
@Component
class RecordColumns {

    /** Kept by the database or the server along with the others; not a change that somebody made. */
    private static final Set<String> BOOKKEEPING =
            Set.of("id", "version", "created_at", "updated_at", "last_activity_at", "stage_entered_at");

    private static final Set<String> NEVER_RESTORED = Set.of("id", "version", "updated_at");

    private final JdbcClient jdbc;
    private final Map<RecordType, List<Column>> columns = new ConcurrentHashMap<>();

    RecordColumns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A stored column; computed ones are left out.
     *
     * @param moment whether it holds moments
     * @param references the table whose ids it holds; null where it holds none
     */
    record Column(String name, boolean moment, @Nullable String references) {}

    /** The columns that hold what people change, in the order of the table. */
    List<Column> shown(RecordType type) {
        return columns(type).stream()
                .filter(column -> !BOOKKEEPING.contains(column.name()))
                .toList();
    }

    /** What a foreign key of a table demands: {@code not exists} finds the rows {@code t} that violate it. */
    List<String> violations(RecordType type) {
        return jdbc.sql("""
                        select format('not exists (select from %s r where (%s) = (%s)) and num_nulls(%s) = 0',
                                      k.confrelid::regclass,
                                      (select string_agg('r.' || quote_ident(a.attname), ', ' order by n)
                                       from unnest(k.confkey) with ordinality c (number, n)
                                       join pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.number),
                                      o.columns, o.columns)
                        from pg_constraint k
                        cross join lateral (
                            select string_agg('t.' || quote_ident(a.attname), ', ' order by n) as columns
                            from unnest(k.conkey) with ordinality c (number, n)
                            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.number) o
                        where k.contype = 'f' and k.conrelid = cast(:table as regclass)
                        order by k.conname
                        """)
                .param("table", type.wire())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** The columns that an undo sets to what they were. */
    List<String> restored(RecordType type) {
        return columns(type).stream()
                .map(Column::name)
                .filter(name -> !NEVER_RESTORED.contains(name))
                .collect(Collectors.toList());
    }

    private List<Column> columns(RecordType type) {
        return columns.computeIfAbsent(type, this::read);
    }

    private List<Column> read(RecordType type) {
        return jdbc.sql("""
                        select a.attname as name, a.atttypid = 'timestamptz'::regtype as moment,
                               -- A deal's stage is referenced together with its pipeline: the first column counts.
                               (select c.relname
                                from pg_constraint k
                                join pg_class c on c.oid = k.confrelid
                                where k.contype = 'f' and k.conrelid = a.attrelid and k.conkey[1] = a.attnum
                                limit 1) as "references"
                        from pg_attribute a
                        where a.attrelid = cast(:table as regclass)
                          and a.attnum > 0
                          and not a.attisdropped
                          and a.attgenerated = ''
                        order by a.attnum
                        """)
                .param("table", type.wire())
                .query((row, number) ->
                        new Column(row.getString("name"), row.getBoolean("moment"), row.getString("references")))
                .list();
    }
}
