package com.offsideventures.platform.record;

import com.offsideventures.platform.record.Field.Kind;
import com.offsideventures.platform.record.Field.Limits;
import com.offsideventures.platform.record.Field.Refused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fields whose value holds other values, each declared as a field in turn. Their value is JSON that was checked and
 * brought into its one form; a refusal names the place inside.
 */
public final class Structures {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Structures() {}

    /** At most so many values that each read as this field; none when left out. */
    public static Field<JsonNode> list(String name, int most, Field<?> item) {
        return new Field<>(
                name,
                Kind.LIST,
                false,
                false,
                NODES.arrayNode(),
                Limits.parts(most, List.of(item)),
                json -> readList(json, most, item));
    }

    /**
     * At most so many values that each read as this field, under names of the caller's choice; none when left out.
     *
     * @param names the form of the names
     * @param namesAre the same for the reader: {@code "a quarter such as 2026-Q4"}
     */
    public static Field<JsonNode> map(String name, int most, Pattern names, String namesAre, Field<?> value) {
        return new Field<>(
                name,
                Kind.MAP,
                false,
                false,
                NODES.objectNode(),
                Limits.parts(most, List.of(value)),
                json -> readMap(json, most, names, namesAre, value));
    }

    /** An object with these fields; those without an initial value must be there. */
    public static Field<JsonNode> object(String name, Field<?>... parts) {
        List<Field<?>> fields = List.of(parts);
        return new Field<>(
                name, Kind.OBJECT, false, false, null, Limits.parts(null, fields), json -> readObject(json, fields));
    }

    static Refused notAnObject() {
        return new Refused("dict_type", "Input should be a valid dictionary");
    }

    private static JsonNode readList(JsonNode json, int most, Field<?> item) throws Refused {
        if (!json.isArray()) {
            throw Json.notAList();
        }
        requireAtMost(most, json, "List");
        ArrayNode read = NODES.arrayNode();
        for (int i = 0; i < json.size(); i++) {
            read.add(part(item, json.get(i), i));
        }
        return read;
    }

    private static JsonNode readMap(JsonNode json, int most, Pattern names, String namesAre, Field<?> value)
            throws Refused {
        if (!json.isObject()) {
            throw notAnObject();
        }
        requireAtMost(most, json, "Dictionary");
        ObjectNode read = NODES.objectNode();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String name = entry.getKey();
            if (!names.matcher(name).matches()) {
                throw new Refused("string_pattern_mismatch", "The name should be " + namesAre).inside(name);
            }
            read.set(name, part(value, entry.getValue(), name));
        }
        return read;
    }

    private static JsonNode readObject(JsonNode json, List<Field<?>> parts) throws Refused {
        if (!json.isObject()) {
            throw notAnObject();
        }
        ObjectNode read = NODES.objectNode();
        for (Field<?> part : parts) {
            JsonNode given = json.get(part.name());
            if (given != null) {
                read.set(part.name(), part(part, given, part.name()));
            } else if (part.required()) {
                throw new Refused("missing", "Field required").inside(part.name());
            } else {
                read.set(part.name(), node(part.initial()));
            }
        }
        return read;
    }

    private static JsonNode part(Field<?> part, JsonNode json, Object place) throws Refused {
        try {
            return node(part.read(json));
        } catch (Refused refused) {
            throw refused.inside(place);
        }
    }

    private static void requireAtMost(int most, JsonNode json, String what) throws Refused {
        if (json.size() > most) {
            throw new Refused("too_long", what + " should have at most " + most + " items", "max_length", most);
        }
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case JsonNode json -> json;
            case BigDecimal number -> NODES.numberNode(plain(number));
            case Integer number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            case Choice choice -> NODES.stringNode(choice.wire());
            default -> NODES.stringNode(value.toString());
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
