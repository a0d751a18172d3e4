package com.offsideventures.platform.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions of a statement, joined by "and", with their parameters. Immutable. */
public final class Where {

    private static final Where NOTHING = new Where(List.of(), Map.of());

    private final List<String> conditions;
    private final Map<String, Object> parameters;

    private Where(List<String> conditions, Map<String, Object> parameters) {
        this.conditions = conditions;
        this.parameters = parameters;
    }

    /** No condition: every row. */
    public static Where all() {
        return NOTHING;
    }

    /** One more condition without a parameter. */
    public Where and(String condition) {
        List<String> more = new ArrayList<>(conditions);
        more.add(condition);
        return new Where(more, parameters);
    }

    /** One more condition with its parameter; skipped where the value is null. */
    public Where and(String condition, String parameter, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        Where longer = and(condition);
        return new Where(longer.conditions, more);
    }

    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** {@code where a and b}, or nothing. */
    public String sql() {
        return conditions.isEmpty() ? "" : "where (" + String.join(") and (", conditions) + ")";
    }

    public Map<String, Object> parameters() {
        return parameters;
    }
}
