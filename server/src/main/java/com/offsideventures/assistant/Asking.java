package com.offsideventures.assistant;

import com.offsideventures.assistant.Sources.Citation;
import com.offsideventures.assistant.model.Answer;
import com.offsideventures.assistant.model.Model;
import com.offsideventures.assistant.model.ModelFailure;
import com.offsideventures.assistant.model.ModelMetrics;
import com.offsideventures.assistant.model.Question;
import com.offsideventures.assistant.model.Question.Call;
import com.offsideventures.assistant.model.Question.Job;
import com.offsideventures.assistant.model.Question.Result;
import com.offsideventures.assistant.model.Question.Tool;
import com.offsideventures.assistant.model.Question.Turn;
import com.offsideventures.assistant.model.Stop;
import com.offsideventures.platform.record.Choice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The loop between a model and its tools, bounded in steps, time and tokens. No transaction is open while a model is
 * asked; each tool has a short one of its own.
 */
@Component
class Asking {

    private static final Logger log = LoggerFactory.getLogger(Asking.class);

    private static final int MOST_STEPS = 8;
    private static final int MOST_CALLS = 8;
    private static final int MOST_TOKENS = 120_000;
    private static final Duration MOST_TIME = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Models models;
    private final Toolbox tools;
    private final Clock clock;

    Asking(Models models, Toolbox tools, Clock clock) {
        this.models = models;
        this.tools = tools;
        this.clock = clock;
    }

    /** What a model is to do. */
    record Task(Job job, List<Turn> turns, List<Tool> tools, int mostTokens) {}

    /** Takes an answer as it comes. */
    interface Listener {

        void text(String text);

        void tool(ToolTable tool);

        void citation(Citation citation);

        void proposal(AgentAction proposal);

        /** For whoever waits for the whole. */
        Listener NOBODY = new Listener() {
            @Override
            public void text(String text) {}

            @Override
            public void tool(ToolTable tool) {}

            @Override
            public void citation(Citation citation) {}

            @Override
            public void proposal(AgentAction proposal) {}
        };
    }

    /** What a model said in all, with its citations, and what it used. */
    record Said(String text, Usage usage) {}

    /** A model's failure, with what was used until then. */
    static final class Unanswered extends RuntimeException {
        private final transient Usage usage;

        Unanswered(ModelFailure cause, Usage usage) {
            super(cause);
            this.usage = usage;
        }

        Usage usage() {
            return usage;
        }
    }

    /** The chosen model before it was asked. */
    Usage nothingUsed() {
        Model model = models.chosen();
        return new Usage(model.provider(), model.name(), 0, 0);
    }

    /**
     * Asks until the model is done.
     *
     * @param stop ends it early; what was said until then is the answer
     * @throws Unanswered where the provider failed
     */
    Said ask(Toolbox.Use use, Task task, Listener listener, Stop stop) {
        Model model = models.chosen();
        Instant end = clock.instant().plus(MOST_TIME);
        List<Turn> turns = new ArrayList<>(task.turns());
        // Only a chat shows sources beside its text.
        Sources cited = task.job() == Job.CHAT ? use.sources() : new Sources();
        CitationFilter filter = new CitationFilter(cited, listener::citation);
        StringBuilder text = new StringBuilder();
        Usage usage = nothingUsed();
        for (int step = 1; step <= MOST_STEPS && !stop.requested(); step++) {
            boolean last = step == MOST_STEPS
                    || usage.tokens() > MOST_TOKENS
                    || clock.instant().isAfter(end.minus(PATIENCE));
            Question question = new Question(
                    task.job(),
                    Instructions.of(task.job(), use.fenced(), LocalDate.now(clock)),
                    turns,
                    last ? List.of() : task.tools(),
                    task.mostTokens(),
                    PATIENCE);
            Answer answer = ask(model, question, usage, piece -> emit(filter.accept(piece), text, listener), stop);
            emit(filter.finish(), text, listener);
            usage = usage.plus(answer.inputTokens(), answer.outputTokens());
            if (answer.calls().isEmpty() || last) {
                break;
            }
            turns.add(new Turn.Spoken(answer.text(), answer.calls()));
            turns.add(new Turn.Results(run(use, answer.calls(), listener, stop)));
            if (!text.isEmpty()) {
                emit("\n\n", text, listener);
            }
        }
        if (task.job() == Job.CHAT
                && filter.dropped()
                && use.sources().citations().isEmpty()) {
            // It cited, and only what nobody had read: nothing of it rests on a record.
            emit((text.isEmpty() ? "" : "\n\n") + Instructions.NOTHING, text, listener);
        }
        return new Said(text.toString().strip(), usage);
    }

    private static Answer ask(
            Model model, Question question, Usage usage, java.util.function.Consumer<String> text, Stop stop) {
        try {
            return ModelMetrics.ask(model, question, text, stop);
        } catch (ModelFailure failure) {
            log.warn("{} did not answer: {}", model.provider(), failure.getMessage());
            throw new Unanswered(failure, usage);
        }
    }

    private static void emit(String piece, StringBuilder text, Listener listener) {
        if (!piece.isEmpty()) {
            text.append(piece);
            listener.text(piece);
        }
    }

    private List<Result> run(Toolbox.Use use, List<Call> calls, Listener listener, Stop stop) {
        List<Result> results = new ArrayList<>();
        for (Call call : calls) {
            if (results.size() >= MOST_CALLS || stop.requested()) {
                results.add(new Result(call.id(), call.tool(), "Refused: too many calls at once.", true));
                continue;
            }
            Choice.find(ToolTable.class, call.tool()).ifPresent(listener::tool);
            int before = use.made().size();
            results.add(tools.run(use, call));
            use.made().stream().skip(before).forEach(listener::proposal);
        }
        return results;
    }
}
