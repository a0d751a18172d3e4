package com.offsideventures.platform.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads what a result set has no getter for. */
public final class Rows {

    private Rows() {}

    /** The id in this column; null where the column is null. */
    public static @Nullable Long findId(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    /** The moment in this column, which is not null. */
    public static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The moment in this column; null where the column is null. */
    public static @Nullable Instant findMoment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
