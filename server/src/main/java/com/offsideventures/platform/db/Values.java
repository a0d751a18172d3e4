package com.offsideventures.platform.db;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Field;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import tools.jackson.databind.JsonNode;

/** The parts of a statement that write a draft. Column names come from declared fields only, never from a request. */
public final class Values {

    private final Draft draft;
    private final Map<String, String> computed;

    private Values(Draft draft, Map<String, String> computed) {
        this.draft = draft;
        this.computed = computed;
    }

    public static Values of(Draft draft) {
        return new Values(draft, Map.of());
    }

    /** The same values and one that the database computes, for example {@code now()}. */
    public Values and(String column, String expression) {
        Map<String, String> more = new LinkedHashMap<>(computed);
        more.put(column, expression);
        return new Values(draft, more);
    }

    /** {@code ("name", "status") values (:name, :status)}. */
    public String insert() {
        Map<String, String> columns = columns();
        return "(" + String.join(", ", columns.keySet()) + ") values (" + String.join(", ", columns.values()) + ")";
    }

    /** {@code "name" = :name, "status" = :status}. */
    public String set() {
        return columns().entrySet().stream()
                .map(column -> column.getKey() + " = " + column.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The values by parameter name, in the form that the driver takes. */
    public Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        for (Field<?> field : draft.fields()) {
            parameters.put(field.name(), forDriver(draft.get(field)));
        }
        return parameters;
    }

    /** The value in the form that the PostgreSQL driver takes. */
    public static @Nullable Object forDriver(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Choice choice -> choice.wire();
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case JsonNode json -> jsonb(json);
            default -> value;
        };
    }

    private static PGobject jsonb(JsonNode json) {
        PGobject object = new PGobject();
        object.setType("jsonb");
        try {
            object.setValue(json.toString());
        } catch (SQLException neverThrownForText) {
            throw new IllegalStateException(neverThrownForText);
        }
        return object;
    }

    private Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        draft.fields().forEach(field -> columns.put("\"" + field.name() + "\"", ":" + field.name()));
        computed.forEach((column, expression) -> columns.put("\"" + column + "\"", expression));
        return columns;
    }
}
