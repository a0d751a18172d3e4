package com.offsideventures.assistant;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.Listed;
import com.offsideventures.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of what the assistant proposed, for the people who decide. */
@RestController
@RequestMapping("/api/ai/actions")
@Tag(name = "AI")
class AgentActionApi {

    private final AgentActions actions;

    AgentActionApi(AgentActions actions) {
        this.actions = actions;
    }

    @GetMapping
    @Operation(
            operationId = "listAgentActions",
            summary = "One page of answers and suggestions, newest first",
            description = "What others asked and were answered is shown to managers and admins only.")
    Page<AgentAction> list(Actor actor, @Listed(AgentActionStore.class) Map<String, List<String>> parameters) {
        return actions.list(actor, parameters);
    }

    @GetMapping("/{action_id}")
    @Operation(operationId = "getAgentAction", summary = "One answer or suggestion against the records as they are now")
    AgentAction get(Actor actor, @PathVariable("action_id") long id) {
        return actions.review(actor, id);
    }

    @PostMapping("/{action_id}/apply")
    @Operation(
            operationId = "applyAgentAction",
            summary = "Approve a suggestion, edited or as it is, and write it",
            description = "409 with code proposal_changed: it is not the one the caller saw. 409 with code stale: the"
                    + " record moved on; the suggestion has failed and nothing was written.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Decision.Body.class)))
    AgentAction apply(Actor actor, @PathVariable("action_id") long id, @JsonBody(optional = true) JsonNode body) {
        return actions.apply(actor, id, body);
    }

    @PostMapping("/{action_id}/reject")
    @Operation(operationId = "rejectAgentAction", summary = "Turn a suggestion down, with a reason or without")
    @RequestBody(content = @Content(schema = @Schema(implementation = Decision.Rejection.class)))
    AgentAction reject(Actor actor, @PathVariable("action_id") long id, @JsonBody(optional = true) JsonNode body) {
        return actions.reject(actor, id, body);
    }

    @PostMapping("/{action_id}/undo")
    @Operation(operationId = "undoAgentAction", summary = "Take back what an approved suggestion wrote")
    AgentAction undo(Actor actor, @PathVariable("action_id") long id) {
        return actions.undo(actor, id);
    }
}
