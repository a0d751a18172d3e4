package com.offsideventures.platform.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;

/** The shapes of a refusal. */
final class Problems {

    private Problems() {}

    static Map<String, Schema<?>> schemas() {
        return Map.of(
                "Problem", Schemas.object(properties(Schemas.of("string").description("The message once more."))),
                "ValidationProblem", Schemas.object(properties(Schemas.list(Schemas.ref("FieldError")))),
                "FieldError", fieldError());
    }

    /** The members of every refusal. */
    static Map<String, Schema<?>> properties(Schema<?> detail) {
        Map<String, Schema<?>> properties = Schemas.properties();
        properties.put(
                "message",
                Schemas.like(Schemas.of("string"), "Company not found").description("One readable sentence."));
        properties.put("detail", detail);
        properties.put(
                "code",
                Schemas.like(Schemas.of("string"), "not_found").description("A stable word for the kind of refusal."));
        properties.put(
                "request_id",
                Schemas.like(Schemas.of("string"), "req-7d74566e").description("Stands in the server's log, too."));
        return properties;
    }

    private static Schema<?> fieldError() {
        Schema<Object> step = new JsonSchema();
        step.setAnyOf(List.of(Schemas.of("string"), Schemas.of("integer")));
        Schema<Object> context = Schemas.of("object");
        context.setAdditionalProperties(Schemas.anything());
        Map<String, Schema<?>> properties = Schemas.properties();
        properties.put(
                "type",
                Schemas.like(Schemas.of("string"), "missing").description("A stable word for the kind of error."));
        properties.put(
                "loc",
                Schemas.like(Schemas.list(step), List.of("body", "payload", "name"))
                        .description("body, payload and the field; query or path and the name"));
        properties.put(
                "msg", Schemas.like(Schemas.of("string"), "Field required").description("What is allowed."));
        properties.put("ctx", context.description("The bound that was crossed."));
        return Schemas.object(properties, List.of("type", "loc", "msg"));
    }
}
