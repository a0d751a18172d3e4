package com.offsideventures.platform.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Moments as callers write them and answers show them. */
public final class Moments {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Moments() {}

    /** UTC with milliseconds, always three digits: {@code 2026-01-15T12:00:00.120Z}. */
    public static String write(Instant moment) {
        return FORM.format(moment);
    }

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
