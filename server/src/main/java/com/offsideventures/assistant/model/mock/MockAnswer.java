package com.offsideventures.assistant.model.mock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Answers who, what and when from a record and what belongs to it; empty where they do not say. */
final class MockAnswer {

    private static final Pattern NAME =
            Pattern.compile("\\b(\\p{Lu}[\\p{L}\\d&.-]*(?: \\p{Lu}[\\p{L}\\d&.-]*)*)\\b|[\"“]([^\"”]+)[\"”]");
    private static final Set<String> SMALL = Set.of(
            "who", "what", "when", "where", "which", "why", "how", "does", "do", "did", "is", "are", "was", "were",
            "the", "this", "that", "with", "from", "about", "for", "and", "their", "they", "have", "has", "our",
            "there", "tell", "know", "any", "can", "you", "please", "company", "contact", "deal", "record");

    private MockAnswer() {}

    /** The names in a question, the longest first. */
    static List<String> names(String question) {
        List<String> names = new ArrayList<>();
        Matcher name = NAME.matcher(question);
        while (name.find()) {
            String words = name.group(2) == null ? name.group(1) : name.group(2);
            if (!SMALL.contains(words.toLowerCase(Locale.ROOT))) {
                names.add(words.replaceFirst("^(?:Who|What|When|Where|Which|Why|How|Tell|Is|Are|Does|Do|Did) ", "")
                        .replaceAll("['’]s$", ""));
            }
        }
        return names.stream()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    static Optional<String> of(String question, JsonNode sheet) {
        String small = question.toLowerCase(Locale.ROOT);
        JsonNode record = sheet.path("record");
        if (small.contains("who")) {
            return who(small, sheet, record);
        }
        if (small.contains("when")) {
            return when(sheet, record);
        }
        return field(small, record).or(() -> said(small, sheet)).or(() -> general(small, record));
    }

    private static Optional<String> who(String question, JsonNode sheet, JsonNode record) {
        if (question.matches(".*\\b(owns?|owner|looks after|responsible|assigned)\\b.*")) {
            String field = record.path("type").asString("").equals("task") ? "assignee_name" : "owner_name";
            String name = Facts.text(record, field);
            return Optional.of(
                    name.isEmpty()
                            ? "Nobody looks after it. " + Facts.mark(record)
                            : name + " looks after it. " + Facts.mark(record));
        }
        Optional<String> said = said(question, sheet);
        if (said.isPresent()) {
            return said;
        }
        List<JsonNode> people = Facts.list(sheet, "contacts");
        if (!people.isEmpty()) {
            return Optional.of(people.stream().limit(4).map(Facts::describe).collect(Collectors.joining(" ")));
        }
        String contact = Facts.text(record, "primary_contact_name");
        if (!contact.isEmpty()) {
            return Optional.of(contact + " is the primary contact. " + Facts.mark(record));
        }
        return record.path("type").asString("").equals("contact")
                ? Optional.of(Facts.describe(record))
                : Optional.empty();
    }

    private static Optional<String> when(JsonNode sheet, JsonNode record) {
        List<String> dates = new ArrayList<>();
        if (!Facts.text(record, "close_date").isEmpty()) {
            dates.add("It is to be decided by " + Facts.text(record, "close_date") + ". " + Facts.mark(record));
        }
        Facts.list(sheet, "open_tasks").stream().limit(2).map(Facts::describe).forEach(dates::add);
        Facts.list(sheet, "activities").stream().limit(1).map(Facts::describe).forEach(dates::add);
        return dates.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", dates));
    }

    private static Optional<String> field(String question, JsonNode record) {
        return Stream.concat(
                        Request.FIELDS.stream(),
                        Stream.of(java.util.Map.entry("stage", "stage_name"), java.util.Map.entry("worth", "amount")))
                .filter(field -> question.contains(field.getKey()))
                .filter(field -> !record.path(field.getValue()).isMissingNode())
                .findFirst()
                .map(field -> "The %s is %s. %s"
                        .formatted(
                                field.getKey(),
                                Facts.quote(record.path(field.getValue()).asString("")),
                                Facts.mark(record)));
    }

    /** The note, activity or task that shares the most words with the question. */
    private static Optional<String> said(String question, JsonNode sheet) {
        List<String> words = Arrays.stream(question.split("[^\\p{L}\\d]+", -1))
                .filter(word -> word.length() > 3 && !SMALL.contains(word))
                .toList();
        JsonNode best = null;
        long most = 0;
        for (String list : List.of("notes", "activities", "open_tasks")) {
            for (JsonNode row : Facts.list(sheet, list)) {
                String text = (Facts.name(row) + " " + Facts.text(row, "body")).toLowerCase(Locale.ROOT);
                long shared = words.stream().filter(text::contains).count();
                if (shared > most) {
                    most = shared;
                    best = row;
                }
            }
        }
        return Optional.ofNullable(best).map(Facts::describe);
    }

    private static Optional<String> general(String question, JsonNode record) {
        boolean general = question.matches(".*\\b(tell me|what is|what do|what's|about|status|how is|how are)\\b.*");
        return general ? Optional.of(Facts.describe(record)) : Optional.empty();
    }
}
