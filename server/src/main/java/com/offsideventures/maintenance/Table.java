package com.offsideventures.maintenance;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of the product.
 *
 * @param name its name, without a schema
 * @param columns what is stored in it, without what the database computes from other columns
 * @param texts those of the columns that hold text
 * @param key its primary key, by which it is read: the same rows always come in the same order
 */
record Table(String name, List<String> columns, List<String> texts, List<String> key) {

    /** Every table but the notes of the migrations, by name. */
    static List<Table> all(Connection database) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        select c.relname as name,
                               array_agg(a.attname order by a.attnum) as columns,
                               coalesce(array_agg(a.attname) filter (where t.typcategory = 'S'), '{}') as texts,
                               (select array_agg(k.attname order by array_position(i.indkey::int2[], k.attnum))
                                from pg_index i
                                join pg_attribute k on k.attrelid = c.oid and k.attnum = any (i.indkey)
                                where i.indrelid = c.oid and i.indisprimary) as key
                        from pg_class c
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                             and a.attgenerated = ''
                        join pg_type t on t.oid = a.atttypid
                        where c.relnamespace = current_schema()::regnamespace
                          and c.relkind in ('r', 'p') and not c.relispartition
                          and c.relname <> 'flyway_schema_history'
                        group by c.oid, c.relname
                        order by c.relname
                        """)) {
            while (rows.next()) {
                tables.add(new Table(
                        rows.getString("name"),
                        strings(rows.getArray("columns")),
                        strings(rows.getArray("texts")),
                        strings(rows.getArray("key"))));
            }
        }
        return tables;
    }

    /** The same table as if it had only these columns. */
    Table withColumns(List<String> some) {
        return new Table(name, some, texts, key);
    }

    /** The name as it stands in statements. */
    String quoted() {
        return quoted(name);
    }

    /** The columns as they stand in statements. */
    String quotedColumns() {
        return quoted(columns);
    }

    /** The statement part that reads the rows in their order. */
    String ordered() {
        return " from " + quoted() + " order by " + quoted(key);
    }

    static String quoted(List<String> names) {
        return names.stream().map(Table::quoted).collect(Collectors.joining(", "));
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static List<String> strings(@Nullable Array array) throws SQLException {
        if (array == null) {
            throw new IllegalStateException("every table has a primary key");
        }
        return Arrays.asList((String[]) array.getArray());
    }
}
