package com.offsideventures.identity;

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
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of the caller's own API tokens. */
@RestController
@RequestMapping("/api/tokens")
@Tag(name = "API tokens")
class ApiTokenApi {

    private final ApiTokens tokens;

    ApiTokenApi(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping
    @Operation(operationId = "listTokens", summary = "One page of the caller's API tokens, without their secrets")
    Page<ApiToken> list(Caller caller, @Listed(ApiTokenStore.class) Map<String, List<String>> parameters) {
        return tokens.list(caller.actor(), caller.userId(), parameters);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createToken", summary = "Make an API token; its secret is answered this once")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewApiToken.Body.class)))
    NewApiToken create(Caller caller, @JsonBody JsonNode body) {
        return tokens.create(caller.userId(), body);
    }

    @DeleteMapping("/{token_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteToken", summary = "End an API token")
    void delete(Caller caller, @PathVariable("token_id") long id) {
        tokens.delete(caller.userId(), id);
    }
}
