package com.offsideventures.identity;

import com.offsideventures.identity.Credentials.Refresh;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.Listed;
import com.offsideventures.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of members below {@code /api}. */
@RestController
@RequestMapping("/api")
@Tag(name = "Members")
class UserApi {

    private final Users users;
    private final Sessions sessions;

    UserApi(Users users, Sessions sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    @GetMapping("/users")
    @Operation(operationId = "listUsers", summary = "One page of the members that match")
    Page<Member> list(Actor actor, @Listed(UserStore.class) Map<String, List<String>> parameters) {
        return users.list(actor, parameters);
    }

    @GetMapping("/me")
    @Operation(operationId = "getMe", summary = "The caller with role and profile")
    Me me(Actor actor) {
        return Me.of(users.get(Objects.requireNonNull(actor.userId())));
    }

    @PostMapping("/auth/logout")
    @Operation(operationId = "signOut", summary = "End the access token and the session")
    Map<String, String> logout(Caller caller, @JsonBody(optional = true, of = Refresh.class) JsonNode body) {
        JsonNode refresh = body.get("refresh");
        boolean given = refresh != null && !refresh.isNull();
        // What is no text is no token either; the access token ends all the same.
        sessions.signOut(caller.token(), given ? refresh.isString() ? refresh.stringValue() : "" : null);
        return Map.of("message", "Logged out successfully");
    }
}
