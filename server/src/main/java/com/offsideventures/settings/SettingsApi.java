package com.offsideventures.settings;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.JsonBody.Form;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of the settings. */
@RestController
@RequestMapping("/api/settings")
@Tag(name = "Settings")
class SettingsApi {

    private final Settings settings;

    SettingsApi(Settings settings) {
        this.settings = settings;
    }

    @GetMapping
    @Operation(operationId = "getSettings", summary = "The settings of the workspace")
    WorkspaceSettings get() {
        return settings.get();
    }

    @PatchMapping
    @Operation(
            operationId = "updateSettings",
            summary = "Change the given settings",
            description = "For administrators. Exchange rates and targets are replaced as a whole. A new default"
                    + " currency needs the rates towards it, where rates are kept.")
    WorkspaceSettings update(Actor actor, @JsonBody(of = WorkspaceSettings.class, form = Form.PATCH) JsonNode body) {
        return settings.update(actor, WorkspaceSettings.SHAPE.readPatch(body));
    }
}
