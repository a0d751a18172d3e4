package com.offsideventures.platform.db;

/**
 * An order that another table decides, such as that of contacts by the name of their company. Sorting the listed table by
 * it would look up every row; instead the other table is read in its order and the rows that belong to it are fetched,
 * until the page is full.
 *
 * @param table the other table, known as {@code via}
 * @param key what is ordered by, an expression over {@code via} that is never null
 * @param id the column of {@code via} that the listed table points to
 * @param column the column of the listed table that points there
 * @param nullable whether rows may point nowhere; they come last in both directions
 * @param few whether the other table has few rows with many listed rows each, of which a page needs the first ones only
 */
record Through(String table, String key, String id, String column, boolean nullable, boolean few) {

    /** The same order as an expression over the listed table, for use beside others. */
    String expression() {
        return "(select %s from %s via where via.%s = %s)".formatted(key, table, id, column);
    }

    /** The rows of a page; the expression {@code sort_key} stands beside their columns. */
    String rows(String listed, String idColumn, Where where, boolean descending, int limit, long offset) {
        String alias = alias(listed);
        String direction = descending ? " desc" : "";
        String page = few
                ? ofEach(listed, idColumn, where, direction, limit + offset)
                : joined(listed, idColumn, where, direction, limit + offset);
        if (nullable) {
            page = """
                    (%s)
                    union all
                    (select %s.*, null as sort_key
                     from %s
                     %s
                     order by %s
                     limit %d)
                    """.formatted(
                            page, alias, listed, where.and(column + " is null").sql(), idColumn, limit + offset);
        }
        return "select * from (%s) %s order by sort_key%s nulls last, %s limit %d offset %d"
                .formatted(page, alias, direction, idColumn, limit, offset);
    }

    private String joined(String listed, String idColumn, Where where, String direction, long rows) {
        return """
                select %s.*, %s as sort_key
                from %s
                join %s via on via.%s = %s
                %s
                order by %s%s, %s
                limit %d
                """.formatted(
                alias(listed), key, listed, table, id, column, where.sql(), key, direction, tieBreaker(idColumn), rows);
    }

    // Said in terms of the other table where it is the same, so that an index of that table holds the whole order.
    private String tieBreaker(String idColumn) {
        return column.equals(idColumn) ? "via." + id : idColumn;
    }

    private String ofEach(String listed, String idColumn, Where where, String direction, long rows) {
        String alias = alias(listed);
        return """
                select %1$s.*, o.sort_key
                from (select via.%2$s as id, %3$s as sort_key from %4$s via) o
                cross join lateral (
                    select %1$s.*
                    from %5$s
                    %6$s
                    order by %7$s
                    limit %9$d
                ) %1$s
                order by o.sort_key%8$s, %7$s
                limit %9$d
                """.formatted(
                alias, id, key, table, listed, where.and(column + " = o.id").sql(), idColumn, direction, rows);
    }

    private static String alias(String listed) {
        return listed.substring(listed.indexOf(' ') + 1);
    }
}
