package com.offsideventures.platform.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Moments as callers write them. */
public final class Moments {

    private Moments() {}

    /** The moment that the text names, or empty: ISO 8601, without an offset UTC, a bare day its midnight. */
    public static Optional<Instant> find(String text) {
        try {
            // In a query string an unescaped plus sign arrives as a space.
            return Optional.of(Json.instant(text.strip().replaceFirst(" (\\d{2}:\\d{2})$", "+$1")));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
