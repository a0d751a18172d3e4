package com.offsideventures.platform.db;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Field;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a statement that write a draft. Column names come from declared fields only, never from a request. */
public final class Values {

    private final Draft draft;

    private Values(Draft draft) {
        this.draft = draft;
    }

    public static Values of(Draft draft) {
        return new Values(draft);
    }

    /** {@code ("name", "status") values (:name, :status)}. */
    public String insert() {
        return join("\"%s\"", "(", ")") + " values " + join(":%s", "(", ")");
    }

    /** {@code "name" = :name, "status" = :status}. */
    public String set() {
        return join("\"%1$s\" = :%1$s", "", "");
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
            default -> value;
        };
    }

    private String join(String form, String open, String close) {
        return draft.fields().stream()
                .map(field -> form.formatted(field.name()))
                .collect(Collectors.joining(", ", open, close));
    }
}
