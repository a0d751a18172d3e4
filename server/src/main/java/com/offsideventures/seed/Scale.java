package com.offsideventures.seed;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How many records a generated workspace holds. */
public enum Scale {
    S(10_000),
    M(100_000),
    L(1_000_000);

    private final int companies;

    Scale(int companies) {
        this.companies = companies;
    }

    /** @throws IllegalArgumentException where there is no scale of this name; the message is for the person who asked */
    static Scale of(String name) {
        return Arrays.stream(values())
                .filter(scale -> scale.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scale '%s': choose one of %s."
                        .formatted(name, Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ")))));
    }

    int companies() {
        return companies;
    }

    int contacts() {
        return companies / 2 * 5;
    }

    int deals() {
        return companies / 2;
    }

    int tasks() {
        return companies * 2;
    }

    int notes() {
        return companies * 3;
    }

    int activities() {
        return companies * 10;
    }
}
