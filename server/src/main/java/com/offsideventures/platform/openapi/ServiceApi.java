package com.offsideventures.platform.openapi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The root: what this server is, for whoever finds it. */
@RestController
@Tag(name = "Service")
class ServiceApi {

    /** Where to go from here. */
    record Service(String name, String status, String docs, String openapi, String admin) {}

    @GetMapping("/")
    @SecurityRequirements
    @Operation(operationId = "getService", summary = "What this server is")
    Service service() {
        return new Service("OffsideVentures API", "ok", "/api/docs", "/api/openapi.json", "/admin/");
    }
}
