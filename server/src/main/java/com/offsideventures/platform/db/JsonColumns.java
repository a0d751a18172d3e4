package com.offsideventures.platform.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads columns that hold JSON. */
public final class JsonColumns {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonColumns() {}

    /** The object in this column, which is not null, with each of its values read by the function. */
    public static <T> Map<String, T> map(ResultSet row, String column, Function<JsonNode, T> value)
            throws SQLException {
        Map<String, T> read = new LinkedHashMap<>();
        read(row, column).forEachEntry((name, json) -> read.put(name, value.apply(json)));
        return read;
    }

    /** The list in this column, which is not null, with each of its values read by the function. */
    public static <T> List<T> list(ResultSet row, String column, Function<JsonNode, T> value) throws SQLException {
        return read(row, column).valueStream().map(value).toList();
    }

    private static JsonNode read(ResultSet row, String column) throws SQLException {
        return MAPPER.readTree(row.getString(column));
    }
}
