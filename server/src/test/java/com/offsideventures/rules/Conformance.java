package com.offsideventures.rules;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether an answer is what the API's description says: types, closed sets, and fields that are always there. */
final class Conformance {

    private final JsonNode schemas;
    private final boolean closed;

    /** @param closed whether an answer may hold only what is described; a refusal may tell more */
    Conformance(JsonNode schemas, boolean closed) {
        this.schemas = schemas;
        this.closed = closed;
    }

    /** What is not as described, each with its place; empty where all is. */
    List<String> violations(JsonNode value, JsonNode schema) {
        List<String> found = new ArrayList<>();
        check(value, schema, "$", found);
        return found;
    }

    private void check(JsonNode value, JsonNode schema, String place, List<String> found) {
        JsonNode known = resolve(schema);
        JsonNode choices = known.has("anyOf") ? known.get("anyOf") : known.path("oneOf");
        if (!choices.isMissingNode()) {
            if (choices.valueStream()
                    .noneMatch(choice -> violations(value, choice).isEmpty())) {
                found.add(place + " is none of the described: " + value);
            }
            return;
        }
        if (known.has("enum") && known.get("enum").valueStream().noneMatch(value::equals)) {
            found.add(place + " is not in the closed set: " + value);
        }
        if (known.has("type") && !hasType(value, known.get("type"))) {
            found.add(place + " should be " + known.get("type") + ": " + value);
            return;
        }
        for (JsonNode name : known.path("required")) {
            if (!value.has(name.stringValue())) {
                found.add(place + " has no " + name);
            }
        }
        if (value.isObject()) {
            value.forEachEntry((name, part) -> {
                JsonNode described = known.path("properties").path(name);
                if (!described.isMissingNode()) {
                    check(part, described, place + "." + name, found);
                } else if (known.path("additionalProperties").isObject()) {
                    check(part, known.get("additionalProperties"), place + "." + name, found);
                } else if (closed && known.has("properties")) {
                    found.add(place + " has a field nobody described: " + name);
                }
            });
        }
        if (value.isArray() && known.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), known.get("items"), place + "[" + i + "]", found);
            }
        }
    }

    private static boolean hasType(JsonNode value, JsonNode type) {
        if (type.isArray()) {
            return type.valueStream().anyMatch(one -> hasType(value, one));
        }
        return switch (type.stringValue()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isMissingNode()
                ? schema
                : schemas.get(reference.stringValue().substring("#/components/schemas/".length()));
    }
}
