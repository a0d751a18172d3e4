package com.offsideventures.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One thing wrong with a request, as a 422 answer lists it.
 *
 * @param type a stable word for the kind of error
 * @param loc where: {@code body, payload, <field>}, {@code query, <parameter>}, {@code header,
 *     <name>} or {@code path, <name>}
 * @param msg a sentence that says what is allowed
 * @param ctx the bound that was crossed, such as {@code max_length}; empty where there is none
 */
public record FieldError(
        String type,
        List<Object> loc,
        String msg,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> ctx) {

    public FieldError {
        loc = List.copyOf(loc);
        ctx = Map.copyOf(ctx);
    }

    public static FieldError body(String field, String type, String msg) {
        return new FieldError(type, List.of("body", "payload", field), msg, Map.of());
    }

    public static FieldError payload(String type, String msg) {
        return new FieldError(type, List.of("body", "payload"), msg, Map.of());
    }

    public static FieldError query(String parameter, String type, String msg) {
        return new FieldError(type, List.of("query", parameter), msg, Map.of());
    }

    public static FieldError header(String name, String type, String msg) {
        return new FieldError(type, List.of("header", name), msg, Map.of());
    }

    public static FieldError path(String name, String type, String msg) {
        return new FieldError(type, List.of("path", name), msg, Map.of());
    }

    /** The same error with the bound that was crossed. */
    public FieldError with(String key, Object bound) {
        return new FieldError(type, loc, msg, Map.of(key, bound));
    }

    /** The same error inside a field that holds an object, for example {@code patch.name}. */
    public FieldError inside(String field) {
        List<Object> deeper = new ArrayList<>(loc);
        deeper.add(2, field);
        return new FieldError(type, deeper, msg, ctx);
    }

    /** The same error at this name or index of the value. */
    public FieldError at(Object step) {
        List<Object> deeper = new ArrayList<>(loc);
        deeper.add(step);
        return new FieldError(type, deeper, msg, ctx);
    }

    /** The place as a reader would name it: the last element of {@link #loc}. */
    String place() {
        return loc.getLast().toString();
    }
}
