package com.offsideventures.assistant;

import com.offsideventures.assistant.Sources.Citation;
import com.offsideventures.platform.record.Choice;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a model's text as it arrives and replaces its marks of records, {@code [company:3]}, by numbers of citations.
 * A mark of a record that no tool returned is left out, and so is a number that the model made up itself.
 */
final class CitationFilter {

    private static final Pattern MARK = Pattern.compile(" ?\\[(?:([a-z]{4,8}):)?(\\d{1,18})]");

    /** Everything that may still become a mark. */
    private static final Pattern BEGUN = Pattern.compile(" ?(?:\\[(?:[a-z]{0,8}|[a-z]{4,8}:\\d{0,18}|\\d{0,18}))?");

    private final Sources sources;
    private final Consumer<Citation> onFirstUse;
    private final StringBuilder held = new StringBuilder();
    private boolean dropped;

    CitationFilter(Sources sources, Consumer<Citation> onFirstUse) {
        this.sources = sources;
        this.onFirstUse = onFirstUse;
    }

    /** Takes a piece of text and answers what can be shown of it by now. */
    String accept(String piece) {
        held.append(piece);
        int safe = held.length();
        for (int start = Math.max(0, held.length() - 30); start < held.length(); start++) {
            if (BEGUN.matcher(held).region(start, held.length()).matches()) {
                safe = start;
                break;
            }
        }
        String ready = held.substring(0, safe);
        held.delete(0, safe);
        return replace(ready);
    }

    /** What is left when the text has ended. */
    String finish() {
        String rest = held.toString();
        held.setLength(0);
        return replace(rest);
    }

    /** Whether a mark was left out. */
    boolean dropped() {
        return dropped;
    }

    private String replace(String text) {
        return MARK.matcher(text)
                .replaceAll(mark -> Matcher.quoteReplacement(number(mark.group(1), mark.group(2))
                        .map(n -> " [" + n + "]")
                        .orElse("")));
    }

    private Optional<Integer> number(@org.jspecify.annotations.Nullable String word, String id) {
        Optional<Kind> kind = word == null ? Optional.empty() : Choice.find(Kind.class, word);
        boolean first = kind.isPresent() && !sources.hasCited(kind.get(), Long.parseLong(id));
        Optional<Citation> citation = kind.flatMap(known -> sources.cite(known, Long.parseLong(id)));
        dropped |= citation.isEmpty();
        citation.filter(cited -> first).ifPresent(onFirstUse);
        return citation.map(Citation::n);
    }
}
