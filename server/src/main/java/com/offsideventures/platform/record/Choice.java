package com.offsideventures.platform.record;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** A constant of a closed set that has one spelling in JSON and in the database. */
public interface Choice {

    /** The spelling in JSON and in the database. */
    @JsonValue
    String wire();

    /** The constant spelled so, or empty where there is none; case counts. */
    static <E extends Enum<E> & Choice> Optional<E> find(Class<E> type, String wire) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.wire().equals(wire))
                .findFirst();
    }

    /** The constant that a database column spells; a spelling the code does not know is a defect. */
    static <E extends Enum<E> & Choice> E get(Class<E> type, String wire) {
        return find(type, wire)
                .orElseThrow(() -> new IllegalStateException(type.getSimpleName() + " has no '" + wire + "'"));
    }
}
