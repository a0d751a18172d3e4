package com.offsideventures.platform.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small JSON schemas. */
final class Schemas {

    private Schemas() {}

    static Schema<Object> of(String type) {
        Schema<Object> schema = new JsonSchema();
        schema.setTypes(new LinkedHashSet<>(Set.of(type)));
        return schema;
    }

    static Schema<Object> of(String type, String format) {
        Schema<Object> schema = of(type);
        schema.setFormat(format);
        return schema;
    }

    /** The same with a value as one may look. */
    static Schema<Object> like(Schema<Object> schema, Object example) {
        schema.setExamples(List.of(example));
        return schema;
    }

    static Schema<Object> anything() {
        return new JsonSchema();
    }

    static Schema<Object> ref(String name) {
        Schema<Object> schema = new JsonSchema();
        schema.set$ref("#/components/schemas/" + name);
        return schema;
    }

    static Schema<Object> list(Schema<?> items) {
        Schema<Object> schema = of("array");
        schema.setItems(items);
        return schema;
    }

    /** An object with names of the caller's choice. */
    static Schema<Object> map(Schema<?> values) {
        Schema<Object> schema = of("object");
        schema.setAdditionalProperties(values);
        return schema;
    }

    static Schema<Object> oneOf(List<String> spellings) {
        Schema<Object> schema = of("string");
        schema.setEnum(new ArrayList<>(spellings));
        return schema;
    }

    static Schema<Object> object(Map<String, Schema<?>> properties, List<String> required) {
        Schema<Object> schema = of("object");
        properties.forEach(schema::addProperty);
        if (!required.isEmpty()) {
            schema.setRequired(new ArrayList<>(required));
        }
        return schema;
    }

    /** An object of which every property is always there. */
    static Schema<Object> object(Map<String, Schema<?>> properties) {
        return object(properties, List.copyOf(properties.keySet()));
    }

    /** The same, or null. */
    static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() == null && schema.getTypes() != null && schema.getEnum() == null) {
            // A new one: the same schema may describe other fields, too.
            Schema<Object> wider = new JsonSchema();
            wider.setTypes(new LinkedHashSet<>(schema.getTypes()));
            wider.getTypes().add("null");
            wider.setFormat(schema.getFormat());
            wider.setItems(schema.getItems());
            wider.setMaxLength(schema.getMaxLength());
            wider.setMinimum(schema.getMinimum());
            wider.setMaximum(schema.getMaximum());
            wider.setDescription(schema.getDescription());
            wider.setExamples(schema.getExamples() == null ? null : List.copyOf(schema.getExamples()));
            return wider;
        }
        if (schema.get$ref() == null && schema.getTypes() == null) {
            return schema;
        }
        Schema<Object> either = new JsonSchema();
        either.setAnyOf(List.of(schema, of("null")));
        return either;
    }

    static Map<String, Schema<?>> properties() {
        return new LinkedHashMap<>();
    }
}
