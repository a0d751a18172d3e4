package com.offsideventures.assistant;

import com.offsideventures.assistant.AgentAction.Status;
import com.offsideventures.assistant.AgentActionStore.Turn;
import com.offsideventures.assistant.Asking.Listener;
import com.offsideventures.assistant.Replies.Reply;
import com.offsideventures.assistant.model.Fenced;
import com.offsideventures.assistant.model.Question;
import com.offsideventures.assistant.model.Question.Job;
import com.offsideventures.assistant.model.Question.Tool;
import com.offsideventures.assistant.model.Stop;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Questions and answers in chats. An answer may suggest changes; it never makes one. */
@Service
class Chat {

    private static final int MOST_TOKENS = 1024;
    private static final int REMEMBERED = 10;
    private static final List<Tool> TOOLS =
            Arrays.stream(ToolTable.values()).map(ToolTable::tool).toList();

    private final Asking asking;
    private final FactSheet facts;
    private final Allowance allowance;
    private final AssistantSession session;
    private final AgentActionStore store;
    private final JsonMapper json;

    Chat(
            Asking asking,
            FactSheet facts,
            Allowance allowance,
            AssistantSession session,
            AgentActionStore store,
            JsonMapper json) {
        this.asking = asking;
        this.facts = facts;
        this.allowance = allowance;
        this.session = session;
        this.store = store;
        this.json = json;
    }

    /** A question that was let in and kept: whatever becomes of it, it stands in the audit trail. */
    record Opened(Toolbox.Use use, List<Question.Turn> turns, long actionId, long threadId) {}

    /**
     * Lets a question in.
     *
     * @throws Problem 404 where its record or chat is not there, 429, 503
     */
    Opened open(Actor actor, ChatQuestion question) {
        Usage nothing = asking.nothingUsed();
        allowance.use(actor);
        long member = Objects.requireNonNull(actor.userId());
        Long thread = question.threadId();
        List<Turn> before = thread == null ? List.of() : session.run(() -> store.turns(thread, member, REMEMBERED));
        if (thread != null && before.isEmpty()) {
            throw Problem.of(404, "not_found", "Thread not found");
        }
        Target target = question.target().orElse(null);
        Proposals.Origin origin = origin(question, target, null, nothing);
        Toolbox.Use use = new Toolbox.Use(actor, new Fenced(), new Sources(), origin, wish -> true, new ArrayList<>());
        String asked =
                target == null ? question.message() : use.fenced().put(facts.of(use, target), question.message());
        long id = session.run(() -> store.insert(
                member,
                NewAction.failure(
                        ActionType.ASSISTANT, question.message(), "It was not answered.", target, thread, nothing)));
        long threadId = thread == null ? id : thread;
        return new Opened(
                use.from(origin(question, target, threadId, nothing)), turns(question, before, asked), id, threadId);
    }

    private static Proposals.Origin origin(
            ChatQuestion question, @Nullable Target target, @Nullable Long thread, Usage usage) {
        return new Proposals.Origin(question.message(), target, thread, JsonNodeFactory.instance.objectNode(), usage);
    }

    private static List<Question.Turn> turns(ChatQuestion question, List<Turn> before, String asked) {
        List<Question.Turn> turns = new ArrayList<>();
        if (question.threadId() == null) {
            question.history()
                    .forEach(said -> turns.add(
                            switch (said.role()) {
                                case USER -> new Question.Turn.Member(said.content());
                                case ASSISTANT -> new Question.Turn.Spoken(said.content(), List.of());
                            }));
        }
        before.stream().filter(turn -> !turn.reply().isEmpty()).forEach(turn -> {
            turns.add(new Question.Turn.Member(turn.prompt()));
            turns.add(new Question.Turn.Spoken(turn.reply(), List.of()));
        });
        turns.add(new Question.Turn.Member(asked));
        return turns;
    }

    /**
     * Answers it.
     *
     * @throws Problem 502 where the provider failed
     */
    Reply answer(Opened opened, Listener listener, Stop stop) {
        Asking.Said said;
        try {
            said = asking.ask(
                    opened.use(), new Asking.Task(Job.CHAT, opened.turns(), TOOLS, MOST_TOKENS), listener, stop);
        } catch (Asking.Unanswered failure) {
            ObjectNode error = JsonNodeFactory.instance.objectNode().put("error", Copilot.UNANSWERED);
            store.finish(opened.actionId(), Status.FAILED, error, failure.usage());
            throw Copilot.unanswered();
        }
        Reply reply = new Reply(
                said.text(),
                opened.actionId(),
                said.usage().provider(),
                said.usage().model(),
                opened.threadId(),
                opened.use().sources().citations(),
                opened.use().made(),
                new Replies.Tokens(said.usage().inputTokens(), said.usage().outputTokens()));
        store.finish(opened.actionId(), Status.APPLIED, result(opened, reply, stop), said.usage());
        return reply;
    }

    private ObjectNode result(Opened opened, Reply reply, Stop stop) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("reply", reply.reply());
        result.set("citations", json.valueToTree(reply.citations()));
        result.set("sources", json.valueToTree(opened.use().sources().read()));
        var proposals = result.putArray("proposals");
        reply.proposals().forEach(proposal -> proposals.add(proposal.id()));
        return stop.requested() ? result.put("stopped", true) : result;
    }

    /**
     * The caller's chats.
     *
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    Page<Replies.Thread> threads(Actor actor, Map<String, List<String>> parameters) {
        long member = Objects.requireNonNull(actor.userId());
        ListRequest request = ListRequest.read(parameters, ThreadList.LISTING, actor);
        return new Page<>(store.threads(member, request), store.countThreads(member, request));
    }
}
