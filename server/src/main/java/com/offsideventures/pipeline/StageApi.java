package com.offsideventures.pipeline;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.JsonBody.Form;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of stages; they are read with their pipeline. */
@RestController
@RequestMapping("/api/pipelines/stages")
@Tag(name = "Pipelines")
class StageApi {

    private final Stages stages;

    StageApi(Stages stages) {
        this.stages = stages;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createStage", summary = "Add a stage to a pipeline")
    ResponseEntity<Stage> create(Actor actor, @JsonBody(of = Stage.class) JsonNode body) {
        return answer(HttpStatus.CREATED, stages.create(actor, Stage.SHAPE.readCreate(body)));
    }

    @PatchMapping("/{stage_id}")
    @Operation(
            operationId = "updateStage",
            summary = "Change the given fields",
            description = "Deals in the stage keep their status.")
    ResponseEntity<Stage> update(
            Actor actor,
            @PathVariable("stage_id") long id,
            IfMatch ifMatch,
            @JsonBody(of = Stage.Change.class, form = Form.PATCH) JsonNode body) {
        return answer(HttpStatus.OK, stages.update(actor, id, Stage.Change.SHAPE.readPatch(body), ifMatch));
    }

    @DeleteMapping("/{stage_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteStage", summary = "Delete a stage that no deal is in")
    void delete(Actor actor, @PathVariable("stage_id") long id, IfMatch ifMatch) {
        stages.delete(actor, id, ifMatch);
    }

    private static ResponseEntity<Stage> answer(HttpStatus status, Stage stage) {
        return ResponseEntity.status(status).eTag(IfMatch.etag(stage.version())).body(stage);
    }
}
