package com.offsideventures.assistant.model.mock;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people name them. */
final class Days {

    private static final String DAY =
            "today|tomorrow|next week|in \\d{1,3} days?|(?:next |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|\\d{4}-\\d{2}-\\d{2}";

    /** A due day inside other words; its first group is the day. */
    static final Pattern DUE =
            Pattern.compile(",? ?(?:\\b(?:due|by|on|until) )?\\b(" + DAY + ")\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_DAYS = Pattern.compile("in (\\d{1,3}) days?");

    private Days() {}

    /** The day that the words name, seen from today. */
    static Optional<LocalDate> read(String words, LocalDate today) {
        String small = words.strip().toLowerCase(Locale.ROOT);
        Matcher inDays = IN_DAYS.matcher(small);
        if (inDays.matches()) {
            return Optional.of(today.plusDays(Long.parseLong(inDays.group(1))));
        }
        String day = small.replaceFirst("^(?:next|on) (?=\\w+day)", "").toUpperCase(Locale.ROOT);
        return switch (small) {
            case "today" -> Optional.of(today);
            case "tomorrow" -> Optional.of(today.plusDays(1));
            case "next week" -> Optional.of(today.plusDays(7));
            default -> weekdayOrDate(day, today);
        };
    }

    private static Optional<LocalDate> weekdayOrDate(String day, LocalDate today) {
        try {
            return Optional.of(
                    day.endsWith("DAY")
                            ? today.with(TemporalAdjusters.next(DayOfWeek.valueOf(day)))
                            : LocalDate.parse(day));
        } catch (DateTimeException | IllegalArgumentException neither) {
            return Optional.empty();
        }
    }
}
