package com.offsideventures.identity;

import com.offsideventures.identity.Credentials.NewPassword;
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

/** The routes by which admins and staff look after users. {@code SecurityConfiguration} lets in nobody else. */
@RestController
@RequestMapping("/api/admin/users")
@Tag(name = "Administration")
class AdminUserApi {

    private final AdminUsers users;

    AdminUserApi(AdminUsers users) {
        this.users = users;
    }

    @GetMapping
    @Operation(operationId = "listAdminUsers", summary = "One page of the users that match, with what only admins see")
    Page<AdminUser> list(Actor actor, @Listed(AdminUserStore.class) Map<String, List<String>> parameters) {
        return users.list(actor, parameters);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createAdminUser",
            summary = "Add a user, who may sign in at once",
            description = "Without a username one is derived from the e-mail address.")
    AdminUser create(Actor actor, @JsonBody(of = NewUser.class) JsonNode body) {
        return users.create(actor, NewUser.read(body));
    }

    @GetMapping("/{user_id}")
    @Operation(operationId = "getAdminUser", summary = "One user")
    AdminUser get(@PathVariable("user_id") long id) {
        return users.get(id);
    }

    @PatchMapping("/{user_id}")
    @Operation(
            operationId = "updateAdminUser",
            summary = "Change the given fields",
            description = "Who may not sign in any more loses all sessions and API tokens. The last active admin can"
                    + " neither be demoted nor deactivated.")
    AdminUser update(
            Actor actor,
            @PathVariable("user_id") long id,
            @JsonBody(of = AdminUser.class, form = Form.PATCH) JsonNode body) {
        return users.update(actor, id, AdminUser.SHAPE.readPatch(body).orRefuse());
    }

    @PostMapping("/{user_id}/set_password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "setAdminUserPassword",
            summary = "Give a user a new password and end the user's sessions and API tokens")
    void setPassword(Caller caller, @PathVariable("user_id") long id, @JsonBody(of = NewPassword.class) JsonNode body) {
        users.setPassword(caller, id, NewPassword.read(body));
    }

    @DeleteMapping("/{user_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteAdminUser",
            summary = "Delete a user; the records stay and belong to nobody",
            description = "Neither oneself nor the last active admin.")
    void delete(Actor actor, @PathVariable("user_id") long id) {
        users.delete(actor, id);
    }
}
