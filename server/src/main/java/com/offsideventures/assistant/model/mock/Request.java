package com.offsideventures.assistant.model.mock;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a member asks for in plain words. */
sealed interface Request {

    /**
     * A record to be added.
     *
     * @param action the kind of proposal
     * @param fields what the words say of it
     * @param about the name of the record it belongs to; empty where the words name none
     */
    record Add(String action, ObjectNode fields, String about) implements Request {}

    /** A deal to be moved; the name is empty for the one at hand. */
    record Move(String deal, String stage) implements Request {}

    /** A field to be changed; the name is empty for the record at hand. */
    record Change(String record, String field, String value) implements Request {}

    /** A record to be summed up; the name is empty for the one at hand. */
    record Summary(String record) implements Request {}

    /** A message to be drafted in the chat. */
    record Draft(String record) implements Request {}

    /** A question about all deals. */
    record Pipeline() implements Request {}

    /** A list of records of one kind. */
    record Rows(String kind, Map<String, String> filters) implements Request {}

    /** Anything else. */
    record Open(String words) implements Request {}

    Pattern TASK = words(
            "(?:please )?(?:create|add|make|set up|new) (?:me )?(?:an? )?(?:new )?(?:follow-up )?task(?: to|:)? ?(.*)"
                    + "|remind me to (.+)");
    Pattern NOTE = words("(?:please )?(?:add|create|write|make|leave) (?:an? )?note(?: that| saying|:)? ?(.*)");
    Pattern CALL = words("(?:please )?log (?:an? )?(call|email|e-mail|meeting)(?: that| with| about|:)? ?(.*)");
    Pattern PERSON = words(
            "(?:please )?(?:create|add) (?:an? )?(?:new )?(?:contact|person|lead)(?: named| called| for|:)? (.+)");
    Pattern COMPANY = words("(?:please )?(?:create|add) (?:an? )?(?:new )?company(?: named| called|:)? (.+)");
    Pattern DEAL = words("(?:please )?(?:create|add|open) (?:an? )?(?:new )?deal(?: named| called|:)? (.+?)"
            + "(?: (?:worth|over|of) (?:[$€£])?([\\d.,]+ ?[kKmM]?))?");
    Pattern MOVE = words("(?:please )?move (?:the )?(?:deal )?(.*?) ?(?:in)?to (?:the )?(?:stage )?(.+?)(?: stage)?");
    Pattern CHANGE = words("(?:please )?(?:update|change|set) (?:the )?(.+?) to (.+)");
    Pattern SUMMARY = words(
            "(?:please )?(?:summari[sz]e|sum up|brief me on|give me an overview of|catch me up on)(?: the| this)?(?: company| contact| deal| record)? ?(.*)");
    Pattern DRAFT = words("(?:please )?(?:draft|write) .*?(?:e-?mail|message|follow-up)(?: to| for)? ?(.*)");
    Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    Pattern ABOUT = Pattern.compile(
            "^(.*?) (?:for|about|on|at|with) ((?:\\p{Lu}[\\p{L}\\d'&.-]*)(?: \\p{Lu}[\\p{L}\\d'&.-]*)*)$");
    Pattern AMOUNT = Pattern.compile("[$€£]?([\\d.,]+) ?([kKmM]?)");

    /** The fields a member may name, longest first, and what they are called in records. */
    List<Map.Entry<String, String>> FIELDS = List.of(
            Map.entry("annual revenue", "annual_revenue"),
            Map.entry("close date", "close_date"),
            Map.entry("linkedin url", "linkedin_url"),
            Map.entry("postal code", "postal_code"),
            Map.entry("description", "description"),
            Map.entry("first name", "first_name"),
            Map.entry("last name", "last_name"),
            Map.entry("job title", "job_title"),
            Map.entry("industry", "industry"),
            Map.entry("linkedin", "linkedin_url"),
            Map.entry("currency", "currency"),
            Map.entry("due date", "due_date"),
            Map.entry("priority", "priority"),
            Map.entry("country", "country"),
            Map.entry("e-mail", "email"),
            Map.entry("domain", "domain"),
            Map.entry("amount", "amount"),
            Map.entry("status", "status"),
            Map.entry("street", "street"),
            Map.entry("stage", "stage"),
            Map.entry("phone", "phone"),
            Map.entry("email", "email"),
            Map.entry("state", "state"),
            Map.entry("title", "title"),
            Map.entry("city", "city"),
            Map.entry("name", "name"),
            Map.entry("size", "size"));

    /** Reads a request; what it does not understand is an open question. */
    static Request read(String text, LocalDate today) {
        String words = text.strip().replaceAll("\\s+", " ").replaceAll("[.!?]+$", "");
        Matcher task = TASK.matcher(words);
        if (task.matches()) {
            return task(task.group(1) == null ? task.group(2) : task.group(1), today);
        }
        Matcher note = NOTE.matcher(words);
        if (note.matches()) {
            return new Add("create_note", object().put("body", sentence(note.group(1))), "");
        }
        Matcher call = CALL.matcher(words);
        if (call.matches()) {
            String type = call.group(1).toLowerCase(Locale.ROOT).replace("-", "");
            String summary = sentence((type + " " + call.group(2)).strip());
            return new Add("create_activity", object().put("type", type).put("summary", summary), about(call.group(2)));
        }
        Matcher person = PERSON.matcher(words);
        if (person.matches()) {
            return person(person.group(1));
        }
        Matcher company = COMPANY.matcher(words);
        if (company.matches()) {
            return new Add(
                    "create_company", object().put("name", company.group(1).strip()), "");
        }
        Matcher deal = DEAL.matcher(words);
        if (deal.matches()) {
            return deal(deal);
        }
        return change(words).orElseGet(() -> question(words));
    }

    private static Optional<Request> change(String words) {
        Matcher move = MOVE.matcher(words);
        if (move.matches()) {
            return Optional.of(new Move(name(move.group(1)), move.group(2)));
        }
        Matcher change = CHANGE.matcher(words);
        if (!change.matches()) {
            return Optional.empty();
        }
        String left = change.group(1);
        String small = left.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> field : FIELDS) {
            Matcher named = Pattern.compile("\\b" + field.getKey() + "\\b").matcher(small);
            if (named.find()) {
                String rest = left.substring(0, named.start()) + " " + left.substring(named.end());
                String value = change.group(2).strip();
                return Optional.of(
                        field.getValue().equals("stage")
                                ? new Move(name(rest), value)
                                : new Change(name(rest), field.getValue(), value));
            }
        }
        return Optional.empty();
    }

    private static Request question(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        Matcher summary = SUMMARY.matcher(words);
        if (summary.matches() && !small.contains("pipeline")) {
            return new Summary(name(summary.group(1)));
        }
        Matcher draft = DRAFT.matcher(words);
        if (draft.matches()) {
            return new Draft(name(draft.group(1)));
        }
        if (small.matches(".*\\b(pipeline|forecast|deals by stage|how much|open deals|deal value)\\b.*")) {
            return new Pipeline();
        }
        if (small.contains("overdue") || small.matches(".*\\b(my|open) tasks\\b.*")) {
            Map<String, String> open = Map.of("status", "todo,in_progress");
            return new Rows("task", small.contains("my ") ? with(open, "assignee_id", "me") : open);
        }
        Matcher rows = words(
                        "(?:list|show|which|what)(?: me)?(?: all)?(?: the| my)? (prospects?|customers?|compan(?:y|ies)|contacts?|people|deals)\\b.*")
                .matcher(words);
        if (rows.matches()) {
            return rows(rows.group(1).toLowerCase(Locale.ROOT), small);
        }
        return new Open(words);
    }

    private static Request rows(String word, String small) {
        String kind = word.startsWith("contact") || word.equals("people")
                ? "contact"
                : word.equals("deals") ? "deal" : "company";
        for (String status : List.of("prospect", "customer", "churned", "lead", "archived", "won", "lost", "open")) {
            boolean fits = kind.equals("deal") == List.of("won", "lost", "open").contains(status);
            if (fits && small.contains(status)) {
                return new Rows(kind, Map.of("status", status));
            }
        }
        return new Rows(kind, Map.of());
    }

    private static Map<String, String> with(Map<String, String> filters, String name, String value) {
        var more = new java.util.HashMap<>(filters);
        more.put(name, value);
        return more;
    }

    private static Request task(String words, LocalDate today) {
        ObjectNode task = object();
        String title = words;
        for (String priority : List.of("high", "medium", "low")) {
            String cut = title.replaceAll("(?i),? ?(?:with |at )?" + priority + "[ -]priority", "");
            if (!cut.equals(title)) {
                task.put("priority", priority);
                title = cut;
            }
        }
        Matcher due = Days.DUE.matcher(title);
        if (due.find()) {
            Days.read(due.group(1), today).ifPresent(day -> task.put("due_date", day + "T09:00:00Z"));
            title = due.replaceFirst("");
        }
        Matcher about = ABOUT.matcher(title.strip());
        String record = about.matches() ? about.group(2) : "";
        String text = title.replaceFirst("(?i)^(?:for|about) ", "").strip();
        ObjectNode fields = object().put("title", text.isEmpty() ? "Follow up" : sentence(text));
        fields.setAll(task);
        return new Add("create_task", fields.put("description", MockModel.LABEL + " Asked for in the chat."), record);
    }

    private static Request person(String words) {
        ObjectNode person = object();
        Matcher mail = MAIL.matcher(words);
        String rest = words;
        if (mail.find()) {
            person.put("email", mail.group());
            rest = words.replace(mail.group(), "").replaceAll("[(),<>]| (?:with|e-?mail)\\b", " ");
        }
        Matcher about = ABOUT.matcher(rest.strip());
        String name = (about.matches() ? about.group(1) : rest).strip();
        int space = name.indexOf(' ');
        person.put("first_name", space < 0 ? name : name.substring(0, space));
        person.put("last_name", space < 0 ? "" : name.substring(space + 1).strip());
        return new Add("create_contact", person, about.matches() ? about.group(2) : "");
    }

    private static Request deal(Matcher words) {
        ObjectNode deal = object();
        Matcher about = ABOUT.matcher(words.group(1));
        deal.put("name", (about.matches() ? about.group(1) : words.group(1)).strip());
        if (words.group(2) != null) {
            deal.put("amount", amount(words.group(2)));
        }
        return new Add("create_deal", deal, about.matches() ? about.group(2) : "");
    }

    /** {@code 48k} is 48000. */
    static String amount(String words) {
        Matcher amount = AMOUNT.matcher(words.strip());
        if (!amount.matches()) {
            return words;
        }
        String digits = amount.group(1).replace(",", "");
        String zeros = switch (amount.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> "3";
            case "m" -> "6";
            default -> "0";
        };
        try {
            return new java.math.BigDecimal(digits)
                    .scaleByPowerOfTen(Integer.parseInt(zeros))
                    .toPlainString();
        } catch (NumberFormatException notANumber) {
            return words;
        }
    }

    private static String about(String words) {
        Matcher about = ABOUT.matcher("x " + words);
        return about.matches() ? about.group(2) : "";
    }

    /** The name of a record without the words around it; empty for the one at hand. */
    private static String name(String words) {
        String name = words.replaceAll("(?i)['’]s\\b", "")
                .replaceAll(
                        "(?i)^(?:\\s*(?:the|this|that|it|its|deal|company|contact|task|of|for|on|in|record|is|with|field)\\b)+",
                        "")
                .replaceAll("(?i)(?:\\b(?:the|this|of|for|on|deal|company|contact|task|record|stage|field)\\s*)+$", "")
                .replaceAll("[\"“”']", "");
        return name.strip().replaceAll("^(?:of|for|on) ", "");
    }

    private static String sentence(String words) {
        String text = words.strip();
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Pattern words(String pattern) {
        return Pattern.compile("(?:" + pattern + ")", Pattern.CASE_INSENSITIVE);
    }
}
