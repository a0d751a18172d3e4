package com.offsideventures.assistant;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One spelling for equal JSON: members in alphabetical order, no blanks, numbers without needless zeros. */
final class CanonicalJson {

    private CanonicalJson() {}

    static String write(JsonNode json) {
        return canonical(json).toString();
    }

    /** SHA-256 of the canonical spelling in UTF-8, as 64 hexadecimal digits. */
    static String sha256(JsonNode json) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(write(json).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether two values are the same, 48000 and 48000.00 included. */
    static boolean same(JsonNode one, JsonNode other) {
        return write(one).equals(write(other));
    }

    private static JsonNode canonical(JsonNode json) {
        if (json.isObject()) {
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            var members = new TreeMap<String, JsonNode>();
            json.forEachEntry(members::put);
            members.forEach((name, value) -> sorted.set(name, canonical(value)));
            return sorted;
        }
        if (json.isArray()) {
            var items = JsonNodeFactory.instance.arrayNode();
            json.forEach(item -> items.add(canonical(item)));
            return items;
        }
        if (json.isNumber()) {
            // Scale 0 or more, so that it is written without an exponent.
            String plain = json.decimalValue().stripTrailingZeros().toPlainString();
            return JsonNodeFactory.instance.numberNode(new BigDecimal(plain));
        }
        return json;
    }
}
