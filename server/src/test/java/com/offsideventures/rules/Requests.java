package com.offsideventures.rules;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Makes up requests for an operation from the API's own description: most parts as described, some at the bounds, some
 * wrong in a way a broken or hostile client would be. The same seed makes the same requests.
 */
final class Requests {

    /** What no field, parameter or header expects. */
    private static final List<String> JUNK = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-1e-400",
            "NaN",
            "Infinity",
            "9223372036854775807",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"🧪\"",
            "\"12\"",
            "\"1e5\"",
            "\"none\"",
            "\"2026-02-30\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"+999999-01-01T00:00:00Z\"",
            "\"https://[::1\"",
            "\"%_\\\\\"",
            "[]",
            "[1]",
            "[null]",
            "{}",
            "{\"a\":[{}]}",
            "\"" + "y".repeat(300) + "\"",
            "1".repeat(400),
            "[".repeat(70) + "]".repeat(70));

    /** What is no JSON at all. */
    private static final List<String> NO_JSON =
            List.of("", "{", "]", "\"", "\\", "\u0000", "'x'", "{\"a\":}", "{\"a\":1,}", "﻿{}", "{}{}", "a=b");

    private static final List<String> WORDS = List.of("Acme", "ada rey", "%", "_", "\\", "é", "'", "\"", " ", "Zoë 🧪");

    private static final JsonMapper JSON = new JsonMapper();

    private final Random random;
    private final JsonNode schemas;

    Requests(long seed, JsonNode schemas) {
        this.random = new Random(seed);
        this.schemas = schemas;
    }

    /**
     * A request.
     *
     * @param target path and query, escaped where an address must be
     * @param headers name, value, name, value …
     * @param body null for none
     */
    record Made(
            String method,
            String target,
            List<String> headers,
            @Nullable String body) {}

    Made make(String method, String path, JsonNode operation) {
        StringBuilder query = new StringBuilder();
        List<String> headers = new ArrayList<>();
        String target = path;
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.get("name").stringValue();
            switch (parameter.get("in").stringValue()) {
                case "path" -> target = target.replace("{" + name + "}", pathValue());
                case "header" -> {
                    if (chance(4)) {
                        headers.addAll(List.of(name, header(name)));
                    }
                }
                default -> {
                    if (chance(6)) {
                        addTo(query, name, queryValue(parameter.get("schema")));
                    }
                }
            }
        }
        if (chance(25)) {
            addTo(query, any(List.of("colour", "Limit", "limit[]", "")), any(WORDS));
        }
        String slashed =
                chance(4) ? (target.endsWith("/") ? target.substring(0, target.length() - 1) : target + "/") : target;
        return new Made(method, (slashed.isEmpty() ? "/" : slashed) + query, headers, body(operation));
    }

    private @Nullable String body(JsonNode operation) {
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return chance(20) ? any(JUNK) : null;
        }
        return switch (random.nextInt(12)) {
            case 0 -> any(NO_JSON);
            case 1 -> any(JUNK);
            default -> value(schema, 0);
        };
    }

    /** JSON that the schema describes, now and then with something in it that it does not. */
    private String value(JsonNode schema, int depth) {
        JsonNode known = resolve(schema);
        if (depth > 0 && chance(12)) {
            return any(JUNK);
        }
        JsonNode choices = known.has("anyOf") ? known.get("anyOf") : known.path("oneOf");
        if (!choices.isMissingNode()) {
            return value(choices.get(random.nextInt(choices.size())), depth + 1);
        }
        if (known.has("enum")) {
            return known.get("enum")
                    .get(random.nextInt(known.get("enum").size()))
                    .toString();
        }
        return switch (type(known)) {
            case "object" -> object(known, depth);
            case "array" -> array(known, depth);
            case "integer" -> integer(known);
            case "number" ->
                any(List.of("0", "1", "48000.505", "1e3", bound(known, "minimum"), bound(known, "maximum")));
            case "boolean" -> any(List.of("true", "false", "\"true\"", "0"));
            case "null" -> "null";
            case "string" -> JSON.writeValueAsString(text(known));
            default -> any(JUNK);
        };
    }

    private String object(JsonNode known, int depth) {
        StringBuilder body = new StringBuilder("{");
        for (var property : known.path("properties").properties()) {
            boolean required = known.path("required")
                    .valueStream()
                    .anyMatch(name -> name.stringValue().equals(property.getKey()));
            if (required ? !chance(15) : chance(3)) {
                body.append(body.length() == 1 ? "" : ",")
                        .append(JSON.writeValueAsString(property.getKey()))
                        .append(':')
                        .append(value(property.getValue(), depth + 1));
            }
        }
        if (known.path("additionalProperties").isObject()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                body.append(body.length() == 1 ? "" : ",")
                        .append(JSON.writeValueAsString(
                                any(List.of("EUR", "2026-Q4", "status", "search", "x", "\u0000", ""))))
                        .append(':')
                        .append(value(known.get("additionalProperties"), depth + 1));
            }
        }
        if (chance(20)) {
            body.append(body.length() == 1 ? "" : ",").append("\"__proto__\":").append(any(JUNK));
        }
        return body.append('}').toString();
    }

    private String array(JsonNode known, int depth) {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(known.path("items"), depth + 1));
        }
        return "[" + String.join(",", items) + "]";
    }

    private String integer(JsonNode known) {
        return any(List.of(
                String.valueOf(1 + random.nextInt(40)),
                "1",
                "\"2\"",
                "0",
                bound(known, "minimum"),
                bound(known, "maximum")));
    }

    private static String bound(JsonNode known, String name) {
        return known.has(name) ? new BigDecimal(known.get(name).toString()).toPlainString() : "2";
    }

    private String text(JsonNode known) {
        int longest = known.path("maxLength").asInt(400);
        return switch (known.path("format").asString("")) {
            case "date" -> any(List.of("2026-01-31", "2028-02-29", "0001-01-01", "9999-12-31"));
            case "date-time" ->
                any(List.of(
                        "2026-01-31T09:30:00Z",
                        "2026-01-31T09:30:00.123456+14:00",
                        "9999-12-31T23:59:59Z",
                        "2026-01-31"));
            default ->
                switch (random.nextInt(8)) {
                    case 0 -> "y".repeat(longest);
                    case 1 -> "é".repeat(Math.min(longest, 20) + 1);
                    case 2 -> "a" + random.nextInt(1_000_000) + "@example.com";
                    case 3 -> "https://example.com/a";
                    case 4 -> "EUR";
                    default -> any(WORDS) + random.nextInt(100_000);
                };
        };
    }

    private String pathValue() {
        return chance(8)
                ? any(List.of(
                        "-1", "0", "abc", "1.5", "0x10", "%00", "%C3%28", "９", "9223372036854775808", "1;a=b", "%20"))
                : String.valueOf(1 + random.nextInt(40));
    }

    private String queryValue(JsonNode schema) {
        JsonNode known = resolve(schema);
        if (chance(5)) {
            return any(JUNK);
        }
        if (known.has("items")) {
            return queryValue(known.get("items"));
        }
        String value = value(known, 1);
        return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    private String header(String name) {
        return switch (name) {
            case "If-Match" -> any(List.of("\"1\"", "\"2\"", "*", "W/\"1\"", "1", "\"x\"", "\"99999999999999999999\""));
            case "Idempotency-Key" ->
                any(List.of("k" + random.nextInt(50), "k" + random.nextInt(), "é", "k".repeat(300)));
            default -> any(List.of("1", "999999999", "-1", "x", "9223372036854775808"));
        };
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isMissingNode()
                ? schema
                : schemas.get(reference.stringValue().substring("#/components/schemas/".length()));
    }

    private String type(JsonNode known) {
        JsonNode type = known.path("type");
        return type instanceof ArrayNode several
                ? several.get(random.nextInt(several.size())).stringValue()
                : type.asString("");
    }

    private static void addTo(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&')
                .append(escaped(name))
                .append('=')
                .append(escaped(value));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b == '-';
            escaped.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return escaped.toString();
    }

    /** True once in so many times. */
    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
