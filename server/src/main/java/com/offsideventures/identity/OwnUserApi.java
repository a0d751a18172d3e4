package com.offsideventures.identity;

import com.offsideventures.identity.Credentials.PasswordChange;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.Problem;
import com.offsideventures.platform.web.ProblemAdvice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What users do with their own account. */
@RestController
@RequestMapping("/auth/users")
@Tag(name = "Own account")
class OwnUserApi {

    private final Users users;

    OwnUserApi(Users users) {
        this.users = users;
    }

    @GetMapping("/me")
    @Operation(operationId = "getOwnUser", summary = "The caller with profile")
    User get(Caller caller) {
        return users.get(caller.userId());
    }

    @PatchMapping("/me")
    @Operation(operationId = "updateOwnUser", summary = "Change name, username or profile")
    @RequestBody(content = @Content(schema = @Schema(implementation = OwnUserChange.Body.class)))
    User patch(Caller caller, @JsonBody(optional = true) JsonNode body) {
        return change(caller, body);
    }

    /** Like a patch, but the username must be there. */
    @PutMapping("/me")
    @Operation(operationId = "replaceOwnUser", summary = "Change name, username or profile; the username is required")
    @RequestBody(content = @Content(schema = @Schema(implementation = OwnUserChange.Body.class)))
    User put(Caller caller, @JsonBody(optional = true) JsonNode body) {
        if (!body.has(User.USERNAME.name())) {
            throw Problem.invalid(FieldError.body(User.USERNAME.name(), "missing", "Field required"));
        }
        return change(caller, body);
    }

    @PostMapping("/set_password")
    @Operation(operationId = "setOwnPassword", summary = "Change the password and end all other sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassword(
            Caller caller,
            HttpServletRequest request,
            @JsonBody(optional = true, of = PasswordChange.class) JsonNode body) {
        users.changePassword(caller, PasswordChange.read(body), ClientAddress.of(request));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem) {
        return ProblemAdvice.answer(AuthFieldErrors.of(problem));
    }

    private User change(Caller caller, JsonNode body) {
        OwnUserChange change = OwnUserChange.read(body);
        return users.changeOwn(caller.userId(), change.user(), change.profile());
    }
}
