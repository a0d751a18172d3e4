package com.offsideventures.assistant;

import com.offsideventures.assistant.model.Answer;
import com.offsideventures.assistant.model.Model;
import com.offsideventures.assistant.model.Question;
import com.offsideventures.assistant.model.Question.Call;
import com.offsideventures.assistant.model.Stop;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model that does what a test says. */
record Scripted(Function<Question, Answer> script) implements Model {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String provider() {
        return "mock";
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Answer ask(Question question, Consumer<String> text, Stop stop) {
        Answer answer = script.apply(question);
        text.accept(answer.text());
        return answer;
    }

    static Answer text(String text) {
        return new Answer(text, List.of(), 10, 5);
    }

    static Answer calls(Call... calls) {
        return new Answer("", List.of(calls), 10, 5);
    }

    /** A call with arguments in single quotes. */
    static Call call(String tool, String arguments) {
        JsonNode json = JSON.readTree(arguments.replace('\'', '"'));
        return new Call(tool + Math.abs(arguments.hashCode()), tool, json);
    }

    /** What the tools have answered so far, as one text. */
    static String results(Question question) {
        StringBuilder texts = new StringBuilder();
        for (Question.Turn turn : question.turns()) {
            switch (turn) {
                case Question.Turn.Member member -> texts.append(member.text()).append('\n');
                case Question.Turn.Spoken spoken -> {}
                case Question.Turn.Results results ->
                    results.results()
                            .forEach(result -> texts.append(result.text()).append('\n'));
            }
        }
        return texts.toString();
    }

    static boolean hasResults(Question question) {
        return question.turns().stream().anyMatch(Question.Turn.Results.class::isInstance);
    }
}
