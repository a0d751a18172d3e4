package com.offsideventures.seed;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Writes rows by {@code COPY}. It is one statement for every so many rows: the triggers that record what is written get
 * all rows of a statement at once, and those should fit in memory.
 */
final class CopyIn implements AutoCloseable {

    private static final int ROWS_PER_STATEMENT = 50_000;
    private static final int BUFFER_BYTES = 1 << 18;

    private final PGConnection connection;
    private final String statement;
    private @Nullable Writer out;
    private int rows;

    /** @param columns the columns in the order of the values, as {@code copy} takes them */
    CopyIn(Connection connection, String table, String columns) throws SQLException {
        this.connection = connection.unwrap(PGConnection.class);
        this.statement = "copy %s (%s) from stdin".formatted(table, columns);
    }

    /** One row: texts, numbers and moments as they are, null where there is none. */
    void row(@Nullable Object... values) throws SQLException, IOException {
        Writer to = writer();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                to.write('\t');
            }
            write(to, values[i]);
        }
        to.write('\n');
        rows++;
        if (rows == ROWS_PER_STATEMENT) {
            close();
        }
    }

    private Writer writer() throws SQLException {
        if (out == null) {
            var stream = new PGCopyOutputStream(connection, statement, BUFFER_BYTES);
            out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER_BYTES);
        }
        return out;
    }

    private static void write(Writer to, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> to.write("\\N");
            case String text -> escape(to, text);
            default -> to.write(value.toString());
        }
    }

    private static void escape(Writer to, String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> to.write("\\\\");
                case '\t' -> to.write("\\t");
                case '\n' -> to.write("\\n");
                case '\r' -> to.write("\\r");
                default -> to.write(c);
            }
        }
    }

    /** Ends the statement; the rows are written when this returns. */
    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
        rows = 0;
    }
}
