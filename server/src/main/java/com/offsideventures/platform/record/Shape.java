package com.offsideventures.platform.record;

import com.offsideventures.platform.web.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything a caller may set on one kind of record.
 *
 * @param model the name in messages and in the API description: {@code Company}
 * @param fields the settable fields, in the order of the API description
 */
public record Shape(String model, List<Field<?>> fields) {

    public Shape {
        fields = List.copyOf(fields);
    }

    public static Shape of(String model, Field<?>... fields) {
        return new Shape(model, List.of(fields));
    }

    /** This shape with the fields of another one behind its own. */
    public Shape and(Shape more) {
        List<Field<?>> all = new ArrayList<>(fields);
        all.addAll(more.fields());
        return new Shape(model, all);
    }

    /** The field of this name, or empty. */
    public Optional<Field<?>> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Reads the body of a create: required fields must be there, the others take their initial value. */
    public Submission readCreate(JsonNode body) {
        return read(body, true);
    }

    /** Reads the body of a patch: only the fields that are there. */
    public Submission readPatch(JsonNode body) {
        return read(body, false);
    }

    private Submission read(JsonNode body, boolean creating) {
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (Field<?> field : fields) {
            JsonNode json = body.get(field.name());
            if (json != null) {
                try {
                    values.put(field, field.read(json));
                } catch (Field.Refused refused) {
                    errors.add(refused.at(field.name()));
                }
            } else if (creating && field.required()) {
                errors.add(FieldError.body(field.name(), "missing", "Field required"));
            } else if (creating) {
                values.put(field, field.initial());
            }
        }
        return new Submission(new Draft(values), errors, null);
    }
}
