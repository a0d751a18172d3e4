package com.offsideventures.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one exception of the server: a refusal that the caller is told about. {@link ProblemAdvice} writes it.
 *
 * <p>The message is one readable sentence and never carries the text of another exception.
 */
public final class Problem extends RuntimeException {

    private final int status;
    private final String code;
    private final List<FieldError> errors;
    private final Map<String, Object> members;
    private final Map<String, String> headers;

    private Problem(
            int status,
            String code,
            String message,
            List<FieldError> errors,
            Map<String, Object> members,
            Map<String, String> headers) {
        // No stack trace: a refusal is an answer, not a fault.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.members = new LinkedHashMap<>(members);
        this.headers = Map.copyOf(headers);
    }

    public static Problem of(int status, String code, String message) {
        return new Problem(status, code, message, List.of(), Map.of(), Map.of());
    }

    public static Problem badRequest(String message) {
        return of(400, "bad_request", message);
    }

    public static Problem notFound(String model) {
        return of(404, "not_found", model + " not found");
    }

    public static Problem forbidden() {
        return of(403, "permission_denied", "You do not have permission to perform this action.");
    }

    public static Problem conflict(String message) {
        return of(409, "conflict", message);
    }

    /** 422 with everything that is wrong at once. */
    public static Problem invalid(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String message = first.place() + ": " + first.msg();
        return new Problem(422, "validation_error", message, errors, Map.of(), Map.of());
    }

    public static Problem invalid(FieldError... errors) {
        return invalid(List.of(errors));
    }

    /** 412: the record moved on since the caller read it; {@code current} is how it stands now. */
    public static Problem stale(Object current) {
        return of(412, "stale", "The record was changed by someone else.").with("current", current);
    }

    /** The same problem with one more member in its body. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(status, code, message(), errors, more, headers);
    }

    /** The same problem with one more header. */
    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, message(), errors, members, more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The body of the answer: {@code message}, {@code detail}, {@code code} and what else belongs to it. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", message());
        body.put("detail", errors.isEmpty() ? message() : errors);
        body.put("code", code);
        body.putAll(members);
        return body;
    }
}
