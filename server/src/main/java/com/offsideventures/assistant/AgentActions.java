package com.offsideventures.assistant;

import com.offsideventures.assistant.AgentAction.Status;
import com.offsideventures.assistant.Approval.Outcome;
import com.offsideventures.history.ChangeSets;
import com.offsideventures.history.ChangeSets.Origin;
import com.offsideventures.history.History;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Via;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the assistant answered and proposed, and the people's decisions about it. */
@Service
public class AgentActions {

    private static final int MOST_REASON = 1000;

    private final AgentActionStore store;
    private final Approval approval;
    private final Review review;
    private final ChangeSets changes;
    private final History history;
    private final TransactionOperations transaction;

    AgentActions(
            AgentActionStore store,
            Approval approval,
            Review review,
            ChangeSets changes,
            History history,
            TransactionOperations transaction) {
        this.store = store;
        this.approval = approval;
        this.review = review;
        this.changes = changes;
        this.history = history;
        this.transaction = transaction;
    }

    /**
     * One page of the actions that match. What others asked and were answered is shown to managers only.
     *
     * @param parameters the query parameters of the list
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<AgentAction> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, AgentActionStore.LISTING, actor);
        return new Page<>(store.list(actor, request), store.count(actor, request));
    }

    /** @throws Problem 404 where there is none */
    public AgentAction get(Actor actor, long id) {
        return store.find(actor, id).orElseThrow(AgentActions::missing);
    }

    /**
     * The action against the records as they are now.
     *
     * @throws Problem 404 where there is none
     */
    public AgentAction review(Actor actor, long id) {
        AgentAction action = get(actor, id);
        boolean open = action.status() == Status.SUGGESTED;
        return Proposal.read(action.actionType(), action.proposedPayload())
                .map(proposal ->
                        action.reviewed(review.preview(proposal), open && review.isStale(proposal, action.base())))
                .orElseGet(() -> action.reviewed(List.of(), false));
    }

    /**
     * Carries out a proposal on behalf of the person who approves it.
     *
     * @throws Problem 400 where it is no open proposal; 403, and 422 for edits, which leave it open; 404; 409 {@code
     *     proposal_changed} where the person saw another one; 409 {@code stale} and 422, after which it has failed
     */
    public AgentAction apply(Actor actor, long id, JsonNode body) {
        Decision decision = Decision.read(body);
        Actor approver = new Actor(actor.userId(), actor.role(), actor.staff(), Via.ASSISTANT);
        Outcome outcome = changes.write(
                approver,
                Origin.approvalOf(id),
                "Approved a suggestion",
                () -> approval.carryOut(approver, locked(actor, id), decision));
        return switch (outcome) {
            case Outcome.Applied() -> get(actor, id);
            case Outcome.Failed(Problem problem) -> throw problem;
        };
    }

    /**
     * Turns a proposal down.
     *
     * @throws Problem 400 where it is no open proposal, 404, 422 where the reason is no text of at most 1,000 characters
     */
    public AgentAction reject(Actor actor, long id, JsonNode body) {
        String reason = reason(body);
        transaction.executeWithoutResult(status -> {
            AgentAction action = locked(actor, id);
            if (action.status() != Status.SUGGESTED) {
                throw Problem.badRequest("Action is '%s', not 'suggested'"
                        .formatted(action.status().wire()));
            }
            ObjectNode facts = approval.decidedBy(actor);
            if (!reason.isEmpty()) {
                facts.put("rejected_because", reason);
            }
            store.decide(id, Status.REJECTED, facts);
        });
        return get(actor, id);
    }

    private static String reason(JsonNode body) {
        JsonNode reason = body.path("reason");
        if (reason.isMissingNode() || reason.isNull()) {
            return "";
        }
        if (!reason.isString()
                || reason.stringValue().length() > MOST_REASON
                || reason.stringValue().indexOf('\0') >= 0) {
            throw Problem.invalid(FieldError.body(
                    "reason", "string_type", "Input should be a text of at most " + MOST_REASON + " characters"));
        }
        return reason.stringValue().strip();
    }

    /**
     * Takes back what an approval wrote.
     *
     * @throws Problem 400 where nothing was applied; 403, 404, 409 as for any undo
     */
    public AgentAction undo(Actor actor, long id) {
        AgentAction action = get(actor, id);
        JsonNode changeSet = action.result().path("change_set_id");
        if (action.status() != Status.APPLIED || !changeSet.isIntegralNumber()) {
            String status = action.status() == Status.APPLIED
                    ? "an answer"
                    : "'" + action.status().wire() + "'";
            throw Problem.badRequest("Action is " + status + ", not an applied suggestion");
        }
        history.undo(actor, changeSet.longValue());
        return get(actor, id);
    }

    private AgentAction locked(Actor actor, long id) {
        if (!store.lock(id)) {
            throw missing();
        }
        return get(actor, id);
    }

    private static Problem missing() {
        return Problem.of(404, "not_found", "Not found");
    }
}
