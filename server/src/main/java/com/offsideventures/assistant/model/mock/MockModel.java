package com.offsideventures.assistant.model.mock;

import com.offsideventures.assistant.model.Answer;
import com.offsideventures.assistant.model.Fenced;
import com.offsideventures.assistant.model.Model;
import com.offsideventures.assistant.model.Question;
import com.offsideventures.assistant.model.Question.Call;
import com.offsideventures.assistant.model.Question.Turn;
import com.offsideventures.assistant.model.Stop;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The model that needs no key. */
public final class MockModel implements Model {

    /** Begins every text it writes. */
    static final String LABEL = "[mock-ai]";

    private static final Pattern TODAY = Pattern.compile("Today is (\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]*(?:[.!?\\n]+\\s*|$)");

    @Override
    public String provider() {
        return "mock";
    }

    @Override
    public String name() {
        return "mock";
    }

    @Override
    public Answer ask(Question question, Consumer<String> text, Stop stop) {
        Said said = say(question);
        Matcher sentences = SENTENCE.matcher(said.text());
        while (sentences.find() && !stop.requested()) {
            if (!sentences.group().isEmpty()) {
                text.accept(sentences.group());
            }
        }
        return new Answer(said.text(), said.calls(), tokens(question), tokens(said.text()));
    }

    /** One step: a text, or tools to call. */
    record Said(String text, List<Call> calls) {

        static Said text(String text) {
            return new Said(LABEL + " " + text, List.of());
        }

        static Said call(String tool, ObjectNode arguments) {
            return new Said("", List.of(new Call("mock-" + tool, tool, arguments)));
        }
    }

    private static Said say(Question question) {
        String asked = member(question);
        JsonNode sheet = Fenced.read(asked).orElseGet(JsonNodeFactory.instance::missingNode);
        JsonNode record = sheet.path("record");
        return switch (question.job()) {
            case CHAT -> new MockChat(sheet, Fenced.question(asked), results(question), today(question)).say();
            case SUMMARY -> Said.text(Facts.summary(sheet));
            case EMAIL -> new Said(email(record, Fenced.question(asked)), List.of());
            case SCORE -> Said.text(score(sheet));
            case CLASSIFICATION -> MockClassifier.say(sheet.path("message").asString(""), results(question));
            case TASK ->
                new Said(
                        "Follow up with %s\n%s Suggested from the record; nothing else was asked of a model."
                                .formatted(Facts.name(record), LABEL),
                        List.of());
            case NOTE -> Said.text("Looked at " + Facts.name(record) + ": " + lastWords(sheet));
            case ENRICHMENT ->
                results(question).isEmpty() ? MockEnrichment.say(record) : Said.text("That is all that follows.");
        };
    }

    private static String email(JsonNode record, String instructions) {
        String first = Facts.text(record, "first_name");
        return "Subject: Following up%s\n\n%s Hi %s,\n\nI wanted to follow up on our last conversation. %s\n\nBest regards"
                .formatted(
                        record.isMissingNode() ? "" : ", " + Facts.name(record),
                        LABEL,
                        first.isEmpty() ? "there" : first,
                        "You asked for: “" + Facts.quote(instructions) + "”");
    }

    private static String score(JsonNode sheet) {
        StringBuilder reasons = new StringBuilder();
        sheet.path("points")
                .forEach(point -> reasons.append(reasons.isEmpty() ? "" : ", ").append(point.asString("")));
        return "The score of %s is 40 to begin with%s."
                .formatted(sheet.path("score").asString("0"), reasons.isEmpty() ? "" : ", plus " + reasons);
    }

    private static String lastWords(JsonNode sheet) {
        return Facts.list(sheet, "activities").stream()
                .findFirst()
                .map(newest -> "the newest activity is “" + Facts.name(newest) + "”.")
                .orElse("nothing has happened yet.");
    }

    private static String member(Question question) {
        return question.turns().reversed().stream()
                .filter(Turn.Member.class::isInstance)
                .map(turn -> ((Turn.Member) turn).text())
                .findFirst()
                .orElse("");
    }

    /** What the tools answered since the member spoke. */
    private static List<Question.Result> results(Question question) {
        List<Question.Result> results = new java.util.ArrayList<>();
        for (Turn turn : question.turns()) {
            switch (turn) {
                case Turn.Member member -> results.clear();
                case Turn.Spoken spoken -> {}
                case Turn.Results answered -> results.addAll(answered.results());
            }
        }
        return results;
    }

    private static LocalDate today(Question question) {
        Matcher today = TODAY.matcher(question.instructions());
        return today.find() ? LocalDate.parse(today.group(1)) : LocalDate.EPOCH;
    }

    private static int tokens(Question question) {
        int characters = question.instructions().length();
        for (Turn turn : question.turns()) {
            characters += switch (turn) {
                case Turn.Member member -> member.text().length();
                case Turn.Spoken spoken -> spoken.text().length();
                case Turn.Results results ->
                    results.results().stream()
                            .mapToInt(result -> result.text().length())
                            .sum();
            };
        }
        return characters / 4;
    }

    private static int tokens(String text) {
        return (text.length() + 3) / 4;
    }
}
