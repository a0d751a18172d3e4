package com.offsideventures.assistant.model.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says in words what records hold, each statement with the mark of its record. */
final class Facts {

    private static final int MOST_QUOTE = 160;

    private Facts() {}

    /** {@code [company:3]}. */
    static String mark(JsonNode record) {
        return "[" + record.path("type").asString("") + ":" + record.path("id").asLong(0) + "]";
    }

    static String name(JsonNode record) {
        for (String field : List.of("full_name", "name", "title", "summary", "body")) {
            if (!text(record, field).isEmpty()) {
                return quote(text(record, field));
            }
        }
        return "#" + record.path("id").asLong(0);
    }

    static String text(JsonNode record, String field) {
        return record.path(field).asString("");
    }

    /** One line of a text, so long as fits. */
    static String quote(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MOST_QUOTE ? line : line.substring(0, MOST_QUOTE) + "…";
    }

    /** A sentence on the record itself. */
    static String describe(JsonNode record) {
        String said = switch (record.path("type").asString("")) {
            case "company" ->
                name(record) + " is " + article(text(record, "status"))
                        + join(", ", in("", record, "industry"), in("", record, "city"), in("", record, "country"));
            case "contact" ->
                name(record) + " is " + article(text(record, "status"))
                        + join("", in(" ", record, "job_title"), in(" at ", record, "company_name"));
            case "deal" ->
                name(record) + " is in " + text(record, "stage_name") + ", worth " + money(record)
                        + in(", to be decided by ", record, "close_date");
            case "task" ->
                "“" + name(record) + "” is " + text(record, "status").replace('_', ' ')
                        + in(", due ", record, "due_date") + in(", assigned to ", record, "assignee_name");
            case "note" -> text(record, "author_name") + " noted: “" + name(record) + "”";
            default -> "On " + day(text(record, "occurred_at")) + ": " + name(record);
        };
        return said + ". " + mark(record);
    }

    private static String article(String status) {
        return switch (status) {
            case "active" -> "active";
            case "churned", "archived" -> status;
            default -> (status.isEmpty() ? "" : "a " + status);
        };
    }

    private static String in(String before, JsonNode record, String field) {
        String value = text(record, field);
        return value.isEmpty() ? "" : before + (field.endsWith("_date") ? day(value) : quote(value));
    }

    private static String join(String separator, String... parts) {
        String joined = List.of(parts).stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
        return separator.isEmpty() || joined.isEmpty() ? joined : " (" + joined + ")";
    }

    static String money(JsonNode deal) {
        return text(deal, "currency") + " "
                + String.format(Locale.ROOT, "%,.0f", deal.path("amount").asDouble(0));
    }

    static String day(String moment) {
        return moment.length() < 10 ? moment : moment.substring(0, 10);
    }

    static List<JsonNode> list(JsonNode sheet, String name) {
        List<JsonNode> rows = new ArrayList<>();
        sheet.path(name).forEach(rows::add);
        return rows;
    }

    /** 4 to 6 sentences on a record and what belongs to it. */
    static String summary(JsonNode sheet) {
        List<String> sentences = new ArrayList<>();
        JsonNode record = sheet.path("record");
        sentences.add(describe(record));
        if (!text(record, "description").isEmpty()) {
            sentences.add("About it: “" + quote(text(record, "description")) + "”. " + mark(record));
        }
        List<JsonNode> deals = list(sheet, "deals");
        deals.stream().limit(2).map(Facts::describe).forEach(sentences::add);
        list(sheet, "notes").stream().limit(1).map(Facts::describe).forEach(sentences::add);
        Optional<JsonNode> task = list(sheet, "open_tasks").stream().findFirst();
        sentences.add(task.map(open -> "Next step: " + describe(open))
                .orElse("No task is open, so the next step is to agree on one. " + mark(record)));
        for (JsonNode activity : list(sheet, "activities")) {
            if (sentences.size() >= 4) {
                break;
            }
            sentences.add(describe(activity));
        }
        while (sentences.size() < 4) {
            sentences.add(
                    sentences.size() == 3 ? "The risk is what is not written down." : "Nothing else is recorded.");
        }
        return String.join(" ", sentences.subList(0, Math.min(6, sentences.size())));
    }
}
