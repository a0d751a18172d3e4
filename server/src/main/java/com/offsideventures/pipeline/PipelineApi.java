package com.offsideventures.pipeline;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.JsonBody.Form;
import com.offsideventures.platform.web.Listed;
import com.offsideventures.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of pipelines. */
@RestController
@RequestMapping("/api/pipelines")
@Tag(name = "Pipelines")
class PipelineApi {

    /** Any id, right or wrong, but not the word that names the routes of stages. */
    private static final String ID = "/{pipeline_id:(?!stages$).+}";

    private final Pipelines pipelines;
    private final Stages stages;

    PipelineApi(Pipelines pipelines, Stages stages) {
        this.pipelines = pipelines;
        this.stages = stages;
    }

    @GetMapping
    @Operation(operationId = "listPipelines", summary = "One page of the pipelines that match, with their stages")
    Page<Pipeline> list(Actor actor, @Listed(PipelineStore.class) Map<String, List<String>> parameters) {
        return pipelines.list(actor, parameters);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createPipeline", summary = "Add a pipeline without stages")
    ResponseEntity<Pipeline> create(Actor actor, @JsonBody(of = Pipeline.class) JsonNode body) {
        return answer(HttpStatus.CREATED, pipelines.create(actor, Pipeline.SHAPE.readCreate(body)));
    }

    @GetMapping(ID)
    @Operation(operationId = "getPipeline", summary = "One pipeline with its stages")
    ResponseEntity<Pipeline> get(@PathVariable("pipeline_id") long id) {
        return answer(HttpStatus.OK, pipelines.get(id));
    }

    @PatchMapping(ID)
    @Operation(
            operationId = "updatePipeline",
            summary = "Change the given fields",
            description = "A new default takes the place of the old one.")
    ResponseEntity<Pipeline> update(
            Actor actor,
            @PathVariable("pipeline_id") long id,
            IfMatch ifMatch,
            @JsonBody(of = Pipeline.class, form = Form.PATCH) JsonNode body) {
        return answer(HttpStatus.OK, pipelines.update(actor, id, Pipeline.SHAPE.readPatch(body), ifMatch));
    }

    @DeleteMapping(ID)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deletePipeline", summary = "Delete a pipeline that has no deals, with its stages")
    void delete(Actor actor, @PathVariable("pipeline_id") long id, IfMatch ifMatch) {
        pipelines.delete(actor, id, ifMatch);
    }

    @PostMapping("/{pipeline_id}/reorder")
    @Operation(operationId = "reorderStages", summary = "Put the stages of a pipeline in this order")
    ResponseEntity<Pipeline> reorder(
            Actor actor, @PathVariable("pipeline_id") long id, @JsonBody(of = Pipeline.Order.class) JsonNode body) {
        return answer(HttpStatus.OK, stages.reorder(actor, id, Pipeline.Order.SHAPE.readCreate(body)));
    }

    private static ResponseEntity<Pipeline> answer(HttpStatus status, Pipeline pipeline) {
        return ResponseEntity.status(status)
                .eTag(IfMatch.etag(pipeline.version()))
                .body(pipeline);
    }
}
