package com.offsideventures.seed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies as a caller would send them, so that demo data passes the same checks. */
final class Body {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Body() {}

    /** An object of alternating names and values. */
    static JsonNode of(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return JSON.valueToTree(body);
    }
}
