package com.offsideventures.admin;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Bulk;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of the administration of data. {@code SecurityConfiguration} lets in admins and staff only. */
@RestController
@RequestMapping("/api/admin/models")
@Tag(name = "Administration")
class AdminApi {

    private static final String PARAMETERS =
            "limit, offset, search, ordering, and the filters that the model declares, as in every other list";

    private final AdminModels models;
    private final Administration administration;

    AdminApi(AdminModels models, Administration administration) {
        this.models = models;
        this.administration = administration;
    }

    @GetMapping
    @Operation(operationId = "listModels", summary = "Every model, with what its list, its filters and its form hold")
    Page<ModelDescription> models() {
        List<ModelDescription> all =
                models.all().stream().map(ModelDescription::of).toList();
        return new Page<>(all, all.size());
    }

    @GetMapping("/{model}")
    @Operation(operationId = "listAdminRecords", summary = "One page of the rows that match")
    Page<AdminRecord> list(
            Actor actor,
            @PathVariable String model,
            @Parameter(
                            in = ParameterIn.QUERY,
                            style = ParameterStyle.FORM,
                            explode = Explode.TRUE,
                            description = PARAMETERS,
                            schema = @Schema(type = "object", additionalPropertiesSchema = String.class))
                    @RequestParam
                    MultiValueMap<String, String> parameters) {
        return administration.list(actor, model, parameters);
    }

    @GetMapping(value = "/{model}/export.csv", produces = "text/csv")
    @Operation(operationId = "exportAdminRecords", summary = "All rows that match, as CSV without formulas")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void export(
            Actor actor,
            @PathVariable String model,
            @Parameter(
                            in = ParameterIn.QUERY,
                            style = ParameterStyle.FORM,
                            explode = Explode.TRUE,
                            description = PARAMETERS,
                            schema = @Schema(type = "object", additionalPropertiesSchema = String.class))
                    @RequestParam
                    MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        Administration.Export export = administration.export(actor, model, parameters);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + export.model().name() + ".csv\"");
        PrintWriter writer = response.getWriter();
        administration.write(export, writer::write);
        writer.flush();
    }

    @GetMapping("/{model}/dates")
    @Operation(operationId = "countAdminDates", summary = "How many rows fall into each year, month or day")
    List<DateCount> dates(@PathVariable String model, @RequestParam(defaultValue = "") String within) {
        return administration.dates(model, within);
    }

    @PostMapping("/{model}")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createAdminRecord", summary = "Add a record")
    @RequestBody(content = @Content(schema = @Schema(type = "object")))
    AdminRecord create(Actor actor, @PathVariable String model, @JsonBody JsonNode body) {
        return administration.create(actor, model, body);
    }

    @GetMapping("/{model}/{id}")
    @Operation(operationId = "getAdminRecord", summary = "One row")
    AdminRecord get(@PathVariable String model, @PathVariable long id) {
        return administration.get(model, id);
    }

    @PatchMapping("/{model}/{id}")
    @Operation(operationId = "updateAdminRecord", summary = "Change the given fields")
    @RequestBody(content = @Content(schema = @Schema(type = "object")))
    AdminRecord update(
            Actor actor, @PathVariable String model, @PathVariable long id, IfMatch ifMatch, @JsonBody JsonNode body) {
        return administration.update(actor, model, id, body, ifMatch);
    }

    @GetMapping("/{model}/deletion")
    @Operation(operationId = "previewAdminDeletion", summary = "What deleting these rows would do to others")
    Deletion deletion(@PathVariable String model, @RequestParam List<Long> ids) {
        return administration.deletion(model, ids);
    }

    @DeleteMapping("/{model}/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteAdminRecord", summary = "Delete a record with what goes along")
    void delete(Actor actor, @PathVariable String model, @PathVariable long id, IfMatch ifMatch) {
        administration.delete(actor, model, id, ifMatch);
    }

    @PostMapping("/{model}/bulk")
    @Operation(
            operationId = "bulkAdminRecords",
            summary = "Change or delete up to 1,000 records as one change set",
            description = "ids with patch or delete, and dry_run, as in every other bulk change.")
    @RequestBody(content = @Content(schema = @Schema(type = "object")))
    Bulk.Answer bulk(Actor actor, @PathVariable String model, @JsonBody JsonNode body) {
        return administration.bulk(actor, model, body);
    }
}
