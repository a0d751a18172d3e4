package com.offsideventures.maintenance;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup or an export holds.
 *
 * @param format {@value #BACKUP} or {@value #EXPORT}
 * @param schemaVersion the last migration of the database it was taken from
 * @param takenAt the moment whose state it is
 * @param tables every table with what proves it whole
 * @param sheets the same tables as spreadsheets, in an export
 * @param sequences where each sequence of ids stood: a deleted id is never given out again
 */
record Manifest(
        String format,
        String schemaVersion,
        Instant takenAt,
        List<Content> tables,
        List<Content> sheets,
        List<Sequence> sequences) {

    static final String BACKUP = "offside-backup-1";
    static final String EXPORT = "offside-export-1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    Manifest {
        tables = List.copyOf(tables);
        sheets = List.copyOf(sheets);
        sequences = List.copyOf(sequences);
    }

    /**
     * The rows of one table.
     *
     * @param columns the columns, in the order of the rows
     * @param sha256 of the rows as they are written, in hexadecimal digits
     */
    record Content(String name, List<String> columns, long rows, String sha256) {
        Content {
            columns = List.copyOf(columns);
        }
    }

    /** @param called false where the sequence never gave out its last value */
    record Sequence(String name, long lastValue, boolean called) {}

    long rows() {
        return tables.stream().mapToLong(Content::rows).sum();
    }

    byte[] write() {
        return JSON.writeValueAsBytes(this);
    }

    static Manifest read(byte[] json) {
        return JSON.readValue(json, Manifest.class);
    }
}
