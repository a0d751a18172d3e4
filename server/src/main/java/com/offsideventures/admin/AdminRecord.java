package com.offsideventures.admin;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row of any kind.
 *
 * @param title what it is called
 * @param values its columns by name
 * @param titles what the columns that point to other rows mean, by column; null where a column is null
 */
record AdminRecord(long id, String title, ObjectNode values, ObjectNode titles) {

    /** A value as text; empty where there is none. */
    static String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "" : value.isString() ? value.stringValue() : value.toString();
    }
}
