package com.offsideventures.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a request into a JSON object, or says what is wrong with it. */
@Component
public class JsonBodies implements HandlerMethodArgumentResolver {

    /** The most bytes a body may have. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final int MOST_DEPTH = 64;

    // NaN and Infinity are read so that the field that holds them can be named; no field accepts them.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxNumberLength(1000)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(JsonBody.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        JsonBody annotation = parameter.getParameterAnnotation(JsonBody.class);
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        if (http == null || annotation == null) {
            throw new IllegalStateException("only servlet requests have a body");
        }
        return read(http, annotation.optional());
    }

    /**
     * The body of this request.
     *
     * @throws Problem 400 where it is not JSON, 413 where it is too long, 422 where it is no object
     */
    public static JsonNode read(HttpServletRequest request, boolean optional) throws IOException {
        byte[] bytes = bytes(request);
        if (bytes.length == 0) {
            if (optional) {
                return MAPPER.createObjectNode();
            }
            throw Problem.invalid(FieldError.payload("missing", "Field required"));
        }
        JsonNode json = parse(bytes);
        if (!json.isObject()) {
            throw Problem.invalid(FieldError.payload(
                    "model_attributes_type", "Input should be a valid dictionary or object to extract fields from"));
        }
        return json;
    }

    /**
     * The bytes of the body.
     *
     * @throws Problem 413 where there are too many
     */
    public static byte[] bytes(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        try (InputStream body = request.getInputStream()) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw tooLarge();
            }
            return bytes;
        }
    }

    private static Problem tooLarge() {
        return Problem.of(413, "too_large", "The request body may have at most 1 MiB.");
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            if (json.isMissingNode()) {
                throw Problem.invalid(FieldError.payload("missing", "Field required"));
            }
            return json;
        } catch (JacksonException notJson) {
            throw Problem.badRequest("Cannot parse request body");
        }
    }
}
