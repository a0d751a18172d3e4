package com.offsideventures.platform.openapi;

import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Shape;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.Listed;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation what its parameters stand for: bodies, query parameters, versions, and every refusal. */
@Component
class Operations implements OperationCustomizer {

    private final Map<String, Schema<?>> bodies = new ConcurrentHashMap<>();

    /** The bodies that the operations refer to, by name. */
    Map<String, Schema<?>> bodies() {
        return new TreeMap<>(bodies);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            JsonBody body = parameter.getParameterAnnotation(JsonBody.class);
            Listed listed = parameter.getParameterAnnotation(Listed.class);
            if (body != null && body.of() != Void.class) {
                operation.setRequestBody(body(body));
            } else if (listed != null) {
                ListParameters.of(constant(listed.value(), "LISTING", Listing.class))
                        .forEach(operation::addParametersItem);
            } else if (parameter.getParameterType() == IfMatch.class) {
                operation.addParametersItem(ifMatch());
            }
        }
        if (creates(method)) {
            operation.addParametersItem(idempotencyKey());
        }
        answerHeaders(operation, method);
        refusals(operation, method);
        return operation;
    }

    private RequestBody body(JsonBody annotation) {
        Shape shape = constant(annotation.of(), "SHAPE", Shape.class);
        String name = switch (annotation.form()) {
            case CREATE -> put(shape.model() + "Create", ShapeSchemas.create(shape));
            case REQUEST -> put(shape.model() + "Request", ShapeSchemas.create(shape));
            case PATCH -> put(shape.model() + "Patch", ShapeSchemas.patch(shape));
            case BULK -> {
                put(shape.model() + "Patch", ShapeSchemas.patch(shape));
                yield put(shape.model() + "Bulk", ShapeSchemas.bulk(shape));
            }
        };
        return new RequestBody().required(!annotation.optional()).content(json(Schemas.ref(name)));
    }

    private String put(String name, Schema<?> schema) {
        bodies.put(name, schema);
        return name;
    }

    private static HeaderParameter ifMatch() {
        HeaderParameter header = new HeaderParameter();
        header.name("If-Match")
                .description("The version that the caller read, in quotes: \"3\". Refused with 412 where it moved on.")
                .required(false)
                .schema(Schemas.of("string"));
        return header;
    }

    private static HeaderParameter idempotencyKey() {
        HeaderParameter header = new HeaderParameter();
        header.name("Idempotency-Key")
                .description("1 to 255 printable characters. A repetition within a day gets the first answer, with"
                        + " Idempotency-Replayed: true, and writes nothing.")
                .required(false)
                .schema(Schemas.of("string").minLength(1).maxLength(255));
        return header;
    }

    private static boolean creates(HandlerMethod method) {
        return method.hasMethodAnnotation(PostMapping.class)
                && Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.getParameterType() == Actor.class);
    }

    private void answerHeaders(Operation operation, HandlerMethod method) {
        boolean versioned = answers(method) instanceof Class<?> answer
                && answer.isRecord()
                && Arrays.stream(answer.getRecordComponents())
                        .map(RecordComponent::getName)
                        .anyMatch("version"::equals);
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2") && versioned) {
                response.addHeaderObject("ETag", header("The version of the record in quotes, for If-Match."));
            }
            if (status.startsWith("2") && !reads(method)) {
                response.addHeaderObject(
                        "X-Offside-Change-Set",
                        header("Id of the change set that this request made, for undo; absent where nothing changed.")
                                .schema(Schemas.of("integer", "int64")));
            }
        });
    }

    private static Header header(String description) {
        return new Header().description(description).schema(Schemas.of("string"));
    }

    private void refusals(Operation operation, HandlerMethod method) {
        boolean open = method.hasMethodAnnotation(SecurityRequirements.class)
                || method.getBeanType().isAnnotationPresent(SecurityRequirements.class);
        boolean inPath = has(method, PathVariable.class);
        boolean body = operation.getRequestBody() != null;
        boolean query = has(method, Listed.class) || has(method, RequestParam.class);
        boolean version = Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == IfMatch.class);
        boolean asksModel = asksModel(method);
        refuse(operation, "400", "The body is not JSON, or the address or a header is malformed.", "Problem");
        if (!open) {
            refuse(operation, "401", "Not signed in, or not any more.", "Problem");
            refuse(operation, "403", "The caller, or the token, may not do this.", "Problem");
        } else if (body) {
            refuse(operation, "401", "The password or the token does not count.", "Problem");
        }
        if (inPath || asksModel) {
            refuse(operation, "404", "There is none with this id.", "Problem");
        }
        if (!reads(method)) {
            refuse(operation, "409", "It clashes with another change.", "Problem");
        }
        if (version) {
            refuse(operation, "412", "The record moved on since the caller read it.", stale(method));
        }
        if (body) {
            refuse(operation, "413", "The body is longer than 1 MiB.", "Problem");
        }
        if (body || inPath || query) {
            refuse(operation, "422", "The request is not valid; everything wrong is listed.", "ValidationProblem");
        }
        refuse(operation, "429", "Too many requests; see Retry-After.", "Problem");
        refuse(operation, "500", "The server failed; nothing was changed.", "Problem");
        if (asksModel) {
            refuse(operation, "502", "The model did not answer, or not in time.", "Problem");
        }
        refuse(operation, "503", "The database does not answer; see Retry-After.", "Problem");
    }

    /** Whether a question goes to a model, about records that may not be there. */
    private static boolean asksModel(HandlerMethod method) {
        RequestMapping family = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequestMapping.class);
        return family != null && Set.of(family.value()).contains("/api/ai") && !reads(method);
    }

    /** A deletion answers nothing; what it would have deleted is what the change of the same resource answers. */
    private static @Nullable Class<?> changed(HandlerMethod method) {
        return Arrays.stream(method.getBeanType().getDeclaredMethods())
                .filter(other -> other.isAnnotationPresent(PatchMapping.class))
                .map(other -> answers(new HandlerMethod(method.getBean(), other)))
                .findFirst()
                .orElse(null);
    }

    private String stale(HandlerMethod method) {
        Class<?> answered = answers(method);
        Class<?> record = answered == null ? changed(method) : answered;
        if (record == null) {
            return "Problem";
        }
        String name = RecordSchemas.name(record) + "StaleProblem";
        Map<String, Schema<?>> properties = Problems.properties(Schemas.of("string"));
        properties.put("current", Schemas.ref(RecordSchemas.name(record)).description("The record as it is now."));
        return put(name, Schemas.object(properties));
    }

    /** What a method answers with; null where that is no body, or not one record. */
    private static @Nullable Class<?> answers(HandlerMethod method) {
        ResolvableType type = ResolvableType.forMethodReturnType(method.getMethod());
        Class<?> raw =
                type.resolve() == ResponseEntity.class ? type.getGeneric(0).resolve() : type.resolve();
        return raw == null || !raw.isRecord() ? null : raw;
    }

    private static void refuse(Operation operation, String status, String description, String schema) {
        if (!operation.getResponses().containsKey(status)) {
            operation
                    .getResponses()
                    .addApiResponse(
                            status, new ApiResponse().description(description).content(json(Schemas.ref(schema))));
        }
    }

    private static boolean has(HandlerMethod method, Class<? extends java.lang.annotation.Annotation> annotation) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }

    private static boolean reads(HandlerMethod method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        return mapping != null && Set.of(mapping.method()).contains(RequestMethod.GET);
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }

    private static <T> T constant(Class<?> owner, String name, Class<T> type) {
        java.lang.reflect.Field field = ReflectionUtils.findField(owner, name, type);
        if (field == null) {
            throw new IllegalStateException(owner.getSimpleName() + " has no constant " + name);
        }
        ReflectionUtils.makeAccessible(field);
        return type.cast(java.util.Objects.requireNonNull(ReflectionUtils.getField(field, null)));
    }
}
