package com.offsideventures.assistant;

import java.util.List;
import java.util.Locale;

/** What an inbound message is, out of a closed list, and why. */
record Category(String name, String rationale) {

    private static final List<String> NAMES =
            List.of("Hot Lead", "Warm Lead", "Cold Lead", "Support Request", "Partnership", "Not a Fit");
    private static final String NONE = "Uncategorized";

    /** Reads a model's answer: the category in the first line, the rationale in the rest. */
    static Category read(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            return new Category(NONE, "");
        }
        String first = lines.getFirst().toLowerCase(Locale.ROOT);
        String name = NAMES.stream()
                .filter(known -> first.contains(known.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(NONE);
        String rest = String.join("\n", lines.subList(1, lines.size()));
        return new Category(name, rest.isEmpty() ? text.strip() : rest);
    }
}
