package com.offsideventures.platform.openapi;

import com.offsideventures.platform.record.Bulk;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Describes the bodies that a shape reads. */
final class ShapeSchemas {

    private ShapeSchemas() {}

    static Schema<?> create(Shape shape) {
        Map<String, Schema<?>> properties = Schemas.properties();
        shape.fields().forEach(field -> properties.put(field.name(), withDefault(field)));
        List<String> required =
                shape.fields().stream().filter(Field::required).map(Field::name).toList();
        return Schemas.object(properties, required);
    }

    static Schema<?> patch(Shape shape) {
        Map<String, Schema<?>> properties = Schemas.properties();
        shape.fields().forEach(field -> properties.put(field.name(), field(field)));
        return Schemas.object(properties, List.of());
    }

    static Schema<?> bulk(Shape shape) {
        Map<String, Schema<?>> properties = Schemas.properties();
        Schema<?> ids = Schemas.list(Schemas.of("integer", "int64")).minItems(1).maxItems(Bulk.MOST_IDS);
        properties.put("ids", ids);
        properties.put("patch", Schemas.ref(shape.model() + "Patch"));
        properties.put("delete", Schemas.of("boolean").description("Delete the records instead of patching them."));
        properties.put("dry_run", Schemas.of("boolean").description("Answer the same and write nothing."));
        return Schemas.object(properties, List.of("ids"));
    }

    private static Schema<?> withDefault(Field<?> field) {
        Schema<?> schema = field(field);
        Object initial = field.initial();
        switch (initial) {
            case null -> {}
            case Choice choice -> schema.setDefault(choice.wire());
            case JsonNode json -> schema.setDefault(json.isArray() ? List.of() : Map.of());
            default -> schema.setDefault(initial);
        }
        return schema;
    }

    private static Schema<?> field(Field<?> field) {
        Schema<?> schema = value(field);
        return field.nullable() || field.clearable() ? Schemas.orNull(schema) : schema;
    }

    private static Schema<?> value(Field<?> field) {
        Field.Limits limits = field.limits();
        return switch (field.kind()) {
            case TEXT -> text(field, null);
            case EMAIL -> Schemas.like(text(field, "an e-mail address or the empty text"), "name@example.com");
            case URL ->
                Schemas.like(text(field, "a web address with http or https, or the empty text"), "https://example.com");
            case CHOICE -> Schemas.oneOf(limits.choices());
            case MONEY ->
                bounded(Schemas.like(Schemas.of("number"), 48000), limits)
                        .description("money, rounded to two decimals");
            case NUMBER -> bounded(Schemas.of("number"), limits);
            case INTEGER -> bounded(Schemas.of("integer"), limits);
            case FLAG -> Schemas.of("boolean");
            case DATE -> Schemas.like(Schemas.of("string", "date"), "2026-01-31");
            case INSTANT -> Schemas.like(Schemas.of("string", "date-time"), "2026-01-31T09:30:00Z");
            case REFERENCE -> Schemas.of("integer", "int64").description("id of a " + limits.model());
            case ID -> Schemas.of("integer", "int64");
            case IDS -> Schemas.list(Schemas.of("integer", "int64"));
            case LIST -> Schemas.list(value(part(field))).maxItems(limits.maxLength());
            case MAP -> Schemas.map(value(part(field)));
            case OBJECT -> create(new Shape(field.name(), limits.parts()));
        };
    }

    private static Field<?> part(Field<?> field) {
        return field.limits().parts().getFirst();
    }

    private static Schema<Object> text(Field<?> field, @Nullable String description) {
        Schema<Object> schema = Schemas.of("string");
        schema.setMaxLength(field.limits().maxLength());
        schema.setMinLength(field.required() ? 1 : null);
        schema.setDescription(description);
        return schema;
    }

    private static Schema<?> bounded(Schema<?> schema, Field.Limits limits) {
        BigDecimal least = limits.least();
        BigDecimal most = limits.most();
        return schema.minimum(least).maximum(most);
    }
}
