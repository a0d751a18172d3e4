package com.offsideventures.platform.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checked values for some fields of a record: all of them for a create, the given ones for a patch. Immutable.
 *
 * <p>Whether a field is there and whether its value is null are two different things.
 */
public final class Draft {

    private final Map<Field<?>, @Nullable Object> values;

    Draft(Map<Field<?>, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A draft of nothing, to be filled with {@link #with}. */
    public static Draft empty() {
        return new Draft(Map.of());
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Set<Field<?>> fields() {
        return values.keySet();
    }

    public boolean has(Field<?> field) {
        return values.containsKey(field);
    }

    /** The value of the field; null where it is null or not there. */
    @SuppressWarnings("unchecked") // a field's value was read by that field
    public <T> @Nullable T get(Field<T> field) {
        return (T) values.get(field);
    }

    /** The same draft with this value. */
    public <T> Draft with(Field<T> field, @Nullable T value) {
        Map<Field<?>, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(field, value);
        return new Draft(more);
    }

    /** The same draft without this field. */
    public Draft without(Field<?> field) {
        Map<Field<?>, @Nullable Object> fewer = new LinkedHashMap<>(values);
        fewer.remove(field);
        return new Draft(fewer);
    }

    /** The same draft without what the shape does not have. */
    public Draft only(Shape shape) {
        Map<Field<?>, @Nullable Object> fewer = new LinkedHashMap<>(values);
        fewer.keySet().retainAll(shape.fields());
        return new Draft(fewer);
    }

    /** Gives the field this value unless it has one that is not null. */
    public <T> Draft orElse(Field<T> field, @Nullable T value) {
        return get(field) == null ? with(field, value) : this;
    }
}
