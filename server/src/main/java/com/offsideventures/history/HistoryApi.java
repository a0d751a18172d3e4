package com.offsideventures.history;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.Listed;
import com.offsideventures.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes of the history. */
@RestController
@RequestMapping("/api/history")
@Tag(name = "History")
class HistoryApi {

    private final History history;

    HistoryApi(History history) {
        this.history = history;
    }

    @GetMapping
    @Operation(operationId = "listHistory", summary = "One page of the changes that match, newest first")
    Page<Change> list(Actor actor, @Listed(HistoryStore.class) Map<String, List<String>> parameters) {
        return history.list(actor, parameters);
    }

    @PostMapping("/{change_set_id}/undo")
    @Operation(
            operationId = "undoChangeSet",
            summary = "Take back everything that was written together",
            description = "All or nothing. Deleted records come back with their ids. An undo can itself be undone.")
    @ApiResponse(responseCode = "200", description = "OK")
    @ApiResponse(
            responseCode = "409",
            description = "Done already (already_undone), or later changes are in the way (undo_conflict).",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Undo.Problem.class)))
    Undo undo(Actor actor, @PathVariable("change_set_id") long id) {
        return history.undo(actor, id);
    }
}
