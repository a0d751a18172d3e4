package com.offsideventures.assistant;

import com.offsideventures.activity.Activities;
import com.offsideventures.activity.Activity;
import com.offsideventures.assistant.AgentAction.Status;
import com.offsideventures.assistant.Proposal.ChangedRecord;
import com.offsideventures.assistant.Proposal.MovedDeal;
import com.offsideventures.assistant.Proposal.NewRecord;
import com.offsideventures.company.Companies;
import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.contact.Contacts;
import com.offsideventures.deal.Deal;
import com.offsideventures.deal.Deals;
import com.offsideventures.history.ChangeSets;
import com.offsideventures.note.Note;
import com.offsideventures.note.Notes;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.RecordRef;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.Problem;
import com.offsideventures.task.Task;
import com.offsideventures.task.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The only place from which a proposal reaches a record: a person approved it. The decision, the write and its entry in
 * the timeline are one transaction, so none of them is ever there without the others.
 */
@Component
class Approval {

    private final AgentActionStore store;
    private final Review review;
    private final Companies companies;
    private final Contacts contacts;
    private final Deals deals;
    private final Tasks tasks;
    private final Notes notes;
    private final Activities activities;
    private final ChangeSets changes;
    private final Clock clock;
    private final TransactionTemplate savepoint;

    Approval(
            AgentActionStore store,
            Review review,
            Companies companies,
            Contacts contacts,
            Deals deals,
            Tasks tasks,
            Notes notes,
            Activities activities,
            ChangeSets changes,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.review = review;
        this.companies = companies;
        this.contacts = contacts;
        this.deals = deals;
        this.tasks = tasks;
        this.notes = notes;
        this.activities = activities;
        this.changes = changes;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What came of an approval; either way it is to be committed. */
    sealed interface Outcome {

        /** It was written. */
        record Applied() implements Outcome {}

        /** It was not, and never will be. */
        record Failed(Problem problem) implements Outcome {}
    }

    /**
     * Carries out a proposal inside the open change set, with the approver's rights.
     *
     * @param action the proposal, its row locked
     * @throws Problem 400 where it is no open proposal, 403 and 422 where the approver or the approver's edits are
     *     refused, 409 where the approver saw another one: then it stays as it is
     */
    Outcome carryOut(Actor approver, AgentAction action, Decision decision) {
        if (action.status() != Status.SUGGESTED) {
            throw Problem.badRequest(
                    "Action is '%s', not 'suggested'".formatted(action.status().wire()));
        }
        Proposal proposal = Proposal.read(action.actionType(), action.proposedPayload())
                .orElseThrow(() -> Problem.badRequest("Cannot apply action type '%s'"
                        .formatted(action.actionType().wire())));
        decision.requireSeen(action);
        Proposal edited = proposal.edited(decision.fields());
        lockRecord(proposal);
        if (review.isStale(proposal, action.base())) {
            return fail(approver, action, stale());
        }
        RecordRef written;
        try {
            written = Objects.requireNonNull(savepoint.execute(status -> write(approver, edited)));
        } catch (Problem refused) {
            if (refused.status() == 403 || decision.edits()) {
                throw refused;
            }
            return fail(approver, action, refused);
        }
        logOn(approver, action);
        store.decide(action.id(), Status.APPLIED, applied(approver, proposal, decision, written));
        return new Outcome.Applied();
    }

    static Problem stale() {
        return Problem.of(409, "stale", "The record was changed since this was suggested. Nothing was written.");
    }

    /** So that what the review sees is still so when it is written. */
    private void lockRecord(Proposal proposal) {
        switch (proposal) {
            case NewRecord added -> {}
            case ChangedRecord changed -> store.lock(changed.kind().type(), changed.id());
            case MovedDeal moved -> store.lock(Kind.DEAL.type(), moved.dealId());
        }
    }

    private RecordRef write(Actor approver, Proposal proposal) {
        return switch (proposal) {
            case NewRecord added -> new RecordRef(added.kind().type(), create(approver, added));
            case ChangedRecord changed -> {
                update(approver, changed);
                yield new RecordRef(changed.kind().type(), changed.id());
            }
            case MovedDeal moved -> {
                ObjectNode patch = JsonNodeFactory.instance.objectNode().put("stage_id", moved.stageId());
                deals.update(approver, moved.dealId(), Deal.SHAPE.readPatch(patch), IfMatch.read(null));
                yield new RecordRef(Kind.DEAL.type(), moved.dealId());
            }
        };
    }

    private long create(Actor approver, NewRecord added) {
        return switch (added.kind()) {
            case COMPANY ->
                companies
                        .create(approver, Company.SHAPE.readCreate(added.fields()))
                        .id();
            case CONTACT ->
                contacts.create(approver, Contact.SHAPE.readCreate(added.fields()))
                        .id();
            case DEAL ->
                deals.create(approver, Deal.SHAPE.readCreate(added.fields())).id();
            case TASK ->
                tasks.create(approver, Task.SHAPE.readCreate(assigned(approver, added.fields())))
                        .id();
            case NOTE ->
                notes.create(approver, Note.SHAPE.readCreate(added.fields())).id();
            case ACTIVITY ->
                activities
                        .create(approver, Activity.SHAPE.readCreate(added.fields()))
                        .id();
        };
    }

    /** A task that names nobody is for the one who approved it. */
    private static ObjectNode assigned(Actor approver, ObjectNode task) {
        return task.path("assignee_id").isNumber() ? task : task.deepCopy().put("assignee_id", approver.userId());
    }

    private void update(Actor approver, ChangedRecord changed) {
        Submission patch = changed.kind().shape().readPatch(changed.fields());
        IfMatch any = IfMatch.read(null);
        switch (changed.kind()) {
            case COMPANY -> companies.update(approver, changed.id(), patch, any);
            case CONTACT -> contacts.update(approver, changed.id(), patch, any);
            case DEAL -> deals.update(approver, changed.id(), patch, any);
            case TASK -> tasks.update(approver, changed.id(), patch, any);
            case NOTE -> notes.update(approver, changed.id(), patch, any);
            case ACTIVITY -> throw Problem.badRequest("Activities cannot be changed");
        }
    }

    private Outcome fail(Actor approver, AgentAction action, Problem problem) {
        store.decide(action.id(), Status.FAILED, decidedBy(approver).put("error", problem.message()));
        return new Outcome.Failed(problem);
    }

    private void logOn(Actor approver, AgentAction action) {
        Long target = action.targetId();
        if (target == null || action.targetLabel().isEmpty()) {
            return;
        }
        String summary = "Suggestion applied: " + action.actionType().wire().replace('_', ' ');
        Activity.Entry entry = new Activity.Entry(
                summary,
                about("company", action, target),
                about("contact", action, target),
                about("deal", action, target));
        if (entry.isAboutSomething()) {
            activities.log(approver, Activity.Type.SYSTEM, List.of(entry));
        }
    }

    private static @Nullable Long about(String type, AgentAction action, long target) {
        return action.targetType().equals(type) ? target : null;
    }

    private ObjectNode applied(Actor approver, Proposal proposal, Decision decision, RecordRef written) {
        ObjectNode facts = decidedBy(approver);
        ObjectNode ref = JsonNodeFactory.instance.objectNode();
        ref.put("type", written.type().wire()).put("id", written.id());
        facts.set(proposal instanceof NewRecord ? "created" : "changed", ref);
        if (decision.edits()) {
            facts.set("edited", decision.fields());
        }
        changes.current().ifPresent(id -> facts.put("change_set_id", id));
        return facts;
    }

    ObjectNode decidedBy(Actor person) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        return facts.put("confirmed_by", person.userId())
                .put("confirmed_at", com.offsideventures.platform.record.Moments.write(clock.instant()));
    }
}
