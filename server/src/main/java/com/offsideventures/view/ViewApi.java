package com.offsideventures.view;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.JsonBody.Form;
import com.offsideventures.platform.web.Listed;
import com.offsideventures.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of saved views. */
@RestController
@RequestMapping("/api/views")
@Tag(name = "Saved views")
class ViewApi {

    private final SavedViews views;

    ViewApi(SavedViews views) {
        this.views = views;
    }

    @GetMapping
    @Operation(operationId = "listViews", summary = "One page of the caller's views and the shared ones that match")
    Page<SavedView> list(Actor actor, @Listed(ViewStore.class) Map<String, List<String>> parameters) {
        return views.list(actor, parameters);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createView",
            summary = "Keep a list as it is seen now, under a name",
            description = "The filters and the ordering are checked like those of the list itself.")
    SavedView create(Actor actor, @JsonBody(of = SavedView.class) JsonNode body) {
        return views.create(actor, SavedView.SHAPE.readCreate(body));
    }

    @GetMapping("/{view_id}")
    @Operation(operationId = "getView", summary = "One view")
    SavedView get(Actor actor, @PathVariable("view_id") long id) {
        return views.get(actor, id);
    }

    @PatchMapping("/{view_id}")
    @Operation(
            operationId = "updateView",
            summary = "Change the given fields",
            description = "Filters and columns are replaced as a whole. A shared view is changed by its owner, managers"
                    + " and admins.")
    SavedView update(
            Actor actor,
            @PathVariable("view_id") long id,
            @JsonBody(of = SavedView.class, form = Form.PATCH) JsonNode body) {
        return views.update(actor, id, SavedView.SHAPE.readPatch(body));
    }

    @DeleteMapping("/{view_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteView", summary = "Delete a view")
    void delete(Actor actor, @PathVariable("view_id") long id) {
        views.delete(actor, id);
    }
}
