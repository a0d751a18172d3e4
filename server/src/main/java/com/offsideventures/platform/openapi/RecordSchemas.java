package com.offsideventures.platform.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.web.Page;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes our records as they are written: names in snake case, every field always there, null only where the
 * component is marked so, closed sets as enums.
 */
@Component
class RecordSchemas implements ModelConverter {

    private static final String OURS = "com.offsideventures.";
    private static final TypeFactory TYPES = TypeFactory.defaultInstance();

    @Override
    public boolean isOpenapi31() {
        return true;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema =
                annotated.getType() == null ? null : schema(TYPES.constructType(annotated.getType()), context);
        if (schema != null) {
            return schema;
        }
        return chain.hasNext() ? chain.next().resolve(annotated, context, chain) : null;
    }

    private @Nullable Schema<?> schema(JavaType type, ModelConverterContext context) {
        Class<?> raw = type.getRawClass();
        if (raw == Instant.class) {
            return Schemas.of("string", "date-time");
        }
        if (raw == BigDecimal.class) {
            return Schemas.of("number");
        }
        if (raw == long.class || raw == Long.class) {
            return Schemas.of("integer", "int64");
        }
        if (tools.jackson.databind.JsonNode.class.isAssignableFrom(raw) || raw == Object.class) {
            return Schemas.anything();
        }
        if (raw.isEnum() && Choice.class.isAssignableFrom(raw)) {
            return named(raw, choices(raw), context);
        }
        if (raw.isRecord() && raw.getName().startsWith(OURS)) {
            return record(type, context);
        }
        return null;
    }

    private Schema<?> record(JavaType type, ModelConverterContext context) {
        String name = name(type);
        if (!context.getDefinedModels().containsKey(name)) {
            context.defineModel(name, Schemas.of("object")); // a record may hold itself
            context.defineModel(name, properties(type, context));
        }
        return Schemas.ref(name);
    }

    private Schema<?> properties(JavaType type, ModelConverterContext context) {
        Map<String, Schema<?>> properties = Schemas.properties();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRawClass().getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            String name = wire(component);
            JavaType declared = TYPES.resolveMemberType(component.getGenericType(), type.getBindings());
            Schema<?> schema = context.resolve(new AnnotatedType(declared).resolveAsRef(true));
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            properties.put(name, nullable ? Schemas.orNull(schema) : schema);
            if (!component.getAccessor().isAnnotationPresent(JsonInclude.class)) {
                required.add(name);
            }
        }
        return Schemas.object(properties, required);
    }

    private static String wire(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null
                ? PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName())
                : given.value();
    }

    private static Schema<?> named(Class<?> type, Schema<?> schema, ModelConverterContext context) {
        context.defineModel(name(type), schema);
        return Schemas.ref(name(type));
    }

    private static Schema<?> choices(Class<?> type) {
        return Schemas.oneOf(Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Choice) constant).wire())
                .toList());
    }

    private static String name(JavaType type) {
        return type.getRawClass() == Page.class ? name(type.containedType(0)) + "Page" : name(type.getRawClass());
    }

    /** {@code Company}; of a type inside another one {@code CompanyStatus}. */
    static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : name(outer) + type.getSimpleName();
    }
}
