package com.offsideventures.assistant;

import com.offsideventures.assistant.Asking.Listener;
import com.offsideventures.assistant.Asking.Said;
import com.offsideventures.assistant.Proposals.Wish;
import com.offsideventures.assistant.Replies.Classification;
import com.offsideventures.assistant.Replies.EmailDraft;
import com.offsideventures.assistant.Replies.LeadScore;
import com.offsideventures.assistant.Replies.Summary;
import com.offsideventures.assistant.model.Fenced;
import com.offsideventures.assistant.model.Question.Job;
import com.offsideventures.assistant.model.Question.Tool;
import com.offsideventures.assistant.model.Question.Turn;
import com.offsideventures.assistant.model.Stop;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the assistant does outside of a chat: one question with one purpose. None of it writes a record. */
@Service
class Copilot {

    static final String UNANSWERED = "The AI provider did not answer.";

    private static final String DEFAULT_MAIL = "Write a friendly, short follow-up.";
    private static final String DEFAULT_TASK = "Suggest the single most valuable next task.";
    private static final String DEFAULT_NOTE = "Note where this stands.";
    private static final Set<ActionType> FROM_MESSAGES =
            Set.of(ActionType.CREATE_CONTACT, ActionType.CREATE_COMPANY, ActionType.CREATE_DEAL);

    private final Asking asking;
    private final FactSheet facts;
    private final Allowance allowance;
    private final AssistantSession session;
    private final Proposals proposals;
    private final Records records;
    private final AgentActionStore store;

    Copilot(
            Asking asking,
            FactSheet facts,
            Allowance allowance,
            AssistantSession session,
            Proposals proposals,
            Records records,
            AgentActionStore store) {
        this.asking = asking;
        this.facts = facts;
        this.allowance = allowance;
        this.session = session;
        this.proposals = proposals;
        this.records = records;
        this.store = store;
    }

    /** 502: the provider failed; the question stands in the audit trail. */
    static Problem unanswered() {
        return Problem.of(502, "ai_upstream", UNANSWERED);
    }

    /** @throws Problem 404 where the record is not there, 429, 502, 503, as for every question */
    Summary summarize(Actor actor, Target target) {
        Work work = begin(actor, ActionType.SUMMARIZE_RECORD, "Summarise this record.", target, wish -> false);
        Said said = ask(work, Job.SUMMARY, facts.of(work.use(), target), List.of(), 600);
        ObjectNode result = object().put("summary", said.text());
        return new Summary(said.text(), keep(work, result, said.usage()));
    }

    /**
     * Drafts a message; it is never sent.
     *
     * @param contactId to whom; null for nobody in particular
     * @param dealId about what; null for nothing in particular
     */
    EmailDraft draftEmail(Actor actor, String instructions, @Nullable Long contactId, @Nullable Long dealId) {
        Target contact = contactId == null ? null : new Target(Kind.CONTACT, contactId);
        Target deal = dealId == null ? null : new Target(Kind.DEAL, dealId);
        Work work = begin(actor, ActionType.DRAFT_EMAIL, instructions, contact == null ? deal : contact, wish -> false);
        ObjectNode sheet = object();
        if (deal != null) {
            JsonNode whole = facts.of(work.use(), deal);
            sheet.set("deal", whole.path("record"));
            sheet.setAll(contact == null ? whole.asObject() : object());
        }
        if (contact != null) {
            sheet.setAll(facts.of(work.use(), contact).asObject());
        }
        String asked = instructions.isBlank() ? DEFAULT_MAIL : instructions;
        EmailText mail = EmailText.read(ask(work.asking(asked), Job.EMAIL, sheet, List.of(), 700), "Quick follow-up");
        ObjectNode result = object().put("subject", mail.subject()).put("body", mail.body());
        return new EmailDraft(mail.subject(), mail.body(), keep(work, result, mail.usage()));
    }

    /** Scores a contact or company by rules and has a model explain it. */
    LeadScore scoreLead(Actor actor, Target target) {
        Work work = begin(actor, ActionType.SCORE_LEAD, "Explain the lead score.", target, wish -> false);
        ObjectNode sheet = facts.of(work.use(), target).asObject();
        JsonNode record =
                session.run(() -> records.find(target.kind(), target.id()).orElseThrow(Target::missing));
        LeadScoring scoring = LeadScoring.of(target.kind(), record);
        sheet.put("score", scoring.score());
        scoring.points().forEach(sheet.putArray("points")::add);
        Said said = ask(work, Job.SCORE, sheet, List.of(), 300);
        ObjectNode result = object().put("score", scoring.score()).put("rationale", said.text());
        return new LeadScore(scoring.score(), said.text(), keep(work, result, said.usage()));
    }

    /** Sorts an inbound message into a category and suggests the records that it names. */
    Classification classify(Actor actor, String text) {
        Work work = begin(actor, ActionType.CLASSIFY, text, null, wish -> FROM_MESSAGES.contains(wish.type()));
        Said said = ask(
                work.asking("Classify the message."),
                Job.CLASSIFICATION,
                object().put("message", text),
                List.of(ToolTable.PROPOSE.tool()),
                600);
        Category category = Category.read(said.text());
        ObjectNode result = object().put("category", category.name()).put("rationale", category.rationale());
        return new Classification(
                category.name(),
                category.rationale(),
                keep(work, result, said.usage()),
                work.use().made());
    }

    /** Suggests the most useful next task on a record. */
    AgentAction suggestTask(Actor actor, Target target, String instructions) {
        String prompt = instructions.isBlank() ? DEFAULT_TASK : instructions;
        Work work = begin(actor, ActionType.CREATE_TASK, prompt, target, wish -> false);
        Said said = ask(work, Job.TASK, facts.of(work.use(), target), List.of(), 200);
        List<String> lines = said.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String title = lines.isEmpty() ? "Follow up" : cut(lines.getFirst(), 255);
        ObjectNode task = object().put("title", title)
                .put("description", lines.size() < 2 ? "" : lines.get(1))
                .put("priority", "medium");
        return suggest(work, task.put(target.kind().wire() + "_id", target.id()), said.usage());
    }

    /** Suggests a note on a record. */
    AgentAction suggestNote(Actor actor, Target target, String instructions) {
        String prompt = instructions.isBlank() ? DEFAULT_NOTE : instructions;
        Work work = begin(actor, ActionType.CREATE_NOTE, prompt, target, wish -> false);
        Said said = ask(work, Job.NOTE, facts.of(work.use(), target), List.of(), 300);
        ObjectNode note = object().put("body", said.text().isBlank() ? "Nothing to note." : said.text());
        return suggest(work, note.put(target.kind().wire() + "_id", target.id()), said.usage());
    }

    /**
     * Suggests values for what a company or contact lacks.
     *
     * @throws Problem 422 {@code nothing_to_suggest} where nothing follows from what is known
     */
    AgentAction enrich(Actor actor, Target target) {
        if (target.kind() == Kind.DEAL) {
            throw Problem.invalid(FieldError.body("target_type", "enum", "Input should be 'company' or 'contact'"));
        }
        Work work = begin(
                actor,
                ActionType.UPDATE_RECORD,
                "Fill in what is missing.",
                target,
                wish -> wish.type() == ActionType.UPDATE_RECORD
                        && wish.kind() == target.kind()
                        && Objects.equals(wish.recordId(), target.id()));
        Said said = ask(work, Job.ENRICHMENT, facts.of(work.use(), target), List.of(ToolTable.PROPOSE.tool()), 600);
        if (work.use().made().isEmpty()) {
            String nothing = "Nothing more follows from what is known about it.";
            session.run(() -> store.insert(
                    actor.userId(),
                    NewAction.failure(work.type(), work.prompt(), nothing, target, null, said.usage())));
            throw Problem.of(422, "nothing_to_suggest", nothing);
        }
        AgentAction made = work.use().made().getFirst();
        store.used(made.id(), said.usage());
        return store.find(actor, made.id()).orElseThrow();
    }

    /** One question on its way. */
    private record Work(
            ActionType type,
            String prompt,
            String asked,
            @Nullable Target target,
            Toolbox.Use use) {

        Work asking(String words) {
            return new Work(type, prompt, words, target, use);
        }
    }

    private Work begin(Actor actor, ActionType type, String prompt, @Nullable Target target, Predicate<Wish> allowed) {
        Usage nothing = asking.nothingUsed();
        allowance.use(actor);
        Proposals.Origin origin = new Proposals.Origin(prompt, target, null, object(), nothing);
        return new Work(
                type,
                prompt,
                prompt,
                target,
                new Toolbox.Use(actor, new Fenced(), new Sources(), origin, allowed, new ArrayList<>()));
    }

    private Said ask(Work work, Job job, JsonNode sheet, List<Tool> tools, int mostTokens) {
        String question = work.use().fenced().put(sheet, work.asked());
        try {
            return asking.ask(
                    work.use(),
                    new Asking.Task(job, List.of(new Turn.Member(question)), tools, mostTokens),
                    Listener.NOBODY,
                    new Stop());
        } catch (Asking.Unanswered failure) {
            session.run(() -> store.insert(
                    work.use().actor().userId(),
                    NewAction.failure(work.type(), work.prompt(), UNANSWERED, work.target(), null, failure.usage())));
            throw unanswered();
        }
    }

    private long keep(Work work, ObjectNode result, Usage usage) {
        return session.run(() -> store.insert(
                work.use().actor().userId(),
                NewAction.answer(work.type(), work.prompt(), result, work.target(), null, usage)));
    }

    private AgentAction suggest(Work work, ObjectNode fields, Usage usage) {
        Proposals.Origin origin = new Proposals.Origin(work.prompt(), work.target(), null, object(), usage);
        return session.run(
                () -> proposals.suggest(work.use().actor(), new Wish(work.type(), null, null, fields, ""), origin));
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
