package com.offsideventures.identity;

import com.offsideventures.history.ChangeSets;
import com.offsideventures.identity.Credentials.NewPassword;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What the administration does with users. The workspace never loses its last admin who may sign in. */
@Service
class AdminUsers {

    private static final Logger log = LoggerFactory.getLogger(AdminUsers.class);

    private final AdminUserStore store;
    private final UserStore rows;
    private final Users users;
    private final Sessions sessions;
    private final ApiTokens apiTokens;
    private final Passwords passwords;
    private final ChangeSets changes;
    private final TransactionOperations transaction;

    AdminUsers(
            AdminUserStore store,
            UserStore rows,
            Users users,
            Sessions sessions,
            ApiTokens apiTokens,
            Passwords passwords,
            ChangeSets changes,
            TransactionOperations transaction) {
        this.store = store;
        this.rows = rows;
        this.users = users;
        this.sessions = sessions;
        this.apiTokens = apiTokens;
        this.passwords = passwords;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** @throws Problem 422 where a parameter is unknown or malformed */
    Page<AdminUser> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, AdminUserStore.LISTING, actor);
        return new Page<>(store.list(request), store.count(request));
    }

    /** @throws Problem 404 where there is none */
    AdminUser get(long id) {
        return store.find(id).orElseThrow(() -> Problem.notFound("User"));
    }

    /** @throws Problem 409 where e-mail address or username are taken, 422 where the password is too weak */
    AdminUser create(Actor actor, NewUser user) {
        long id = users.create(user).id();
        log.info(
                "User {} made user {} with the role {}",
                actor.userId(),
                id,
                user.role().wire());
        return get(id);
    }

    /**
     * Changes the given fields. A user who may not sign in any more loses all sessions and API tokens.
     *
     * @throws Problem 404, 409 where e-mail address or username are taken or no admin would be left
     */
    AdminUser update(Actor actor, long id, Draft patch) {
        return transaction.execute(status -> {
            boolean wasWelcome = get(id).welcome();
            requireFree(id, patch);
            keepingAnAdmin("demoted or deactivated", () -> write(id, patch));
            AdminUser changed = get(id);
            if (wasWelcome && !changed.welcome()) {
                endAll(id);
            }
            log.info("User {} changed {} of user {}", actor.userId(), names(patch), id);
            return changed;
        });
    }

    /**
     * Gives a user a new password and ends the sessions and API tokens of that user; of the caller's own sessions, the
     * one that asks goes on.
     *
     * @throws Problem 404, 422 where the password is too weak
     */
    void setPassword(Caller caller, long id, NewPassword password) {
        AdminUser user = get(id);
        PasswordRules.require(
                "password", password.chosen(), user.email(), user.username(), user.firstName(), user.lastName());
        String hash = passwords.hash(password.chosen());
        transaction.executeWithoutResult(status -> {
            rows.setPasswordHash(id, hash);
            if (id == caller.userId()) {
                sessions.endOthers(caller.token());
                apiTokens.endAll(id);
            } else {
                endAll(id);
            }
        });
        log.info("User {} set the password of user {}", caller.userId(), id);
    }

    /**
     * Deletes a user. The records stay and belong to nobody; that is a change set of its own.
     *
     * @throws Problem 404, 409 for oneself and where no admin would be left
     */
    void delete(Actor actor, long id) {
        changes.write(actor, "Deleted a user", () -> {
            get(id);
            if (Objects.equals(actor.userId(), id)) {
                throw Problem.conflict("Nobody can delete their own user. Ask another admin.");
            }
            keepingAnAdmin("deleted", () -> store.delete(id));
        });
        log.info("User {} deleted user {}", actor.userId(), id);
    }

    /**
     * Makes somebody an admin who signs in with this password, and a user first where there is none. It is how the first
     * admin comes to be, and how one comes back who lost the password.
     *
     * @throws Problem 422 where the password is too weak
     */
    void appoint(String email, String password) {
        Optional<User> known = users.findByEmail(email);
        if (known.isEmpty()) {
            users.create(new NewUser(email, null, "", "", password, Role.ADMIN, "", false));
            return;
        }
        User user = known.get();
        PasswordRules.require("password", password, user.email(), user.username(), user.firstName(), user.lastName());
        String hash = passwords.hash(password);
        transaction.executeWithoutResult(status -> {
            rows.setPasswordHash(user.id(), hash);
            write(
                    user.id(),
                    Draft.empty()
                            .with(AdminUser.ROLE, Role.ADMIN)
                            .with(AdminUser.IS_ACTIVE, true)
                            .with(AdminUser.IS_DEACTIVATED, false));
            endAll(user.id());
        });
    }

    private void requireFree(long id, Draft patch) {
        String email = patch.get(AdminUser.EMAIL);
        if (email != null && store.emailTaken(email, id)) {
            throw Problem.conflict(Users.EMAIL_TAKEN);
        }
        String username = patch.get(User.USERNAME);
        if (username != null && rows.usernameTaken(username, id)) {
            throw Problem.conflict(Users.USERNAME_TAKEN);
        }
    }

    private void write(long id, Draft patch) {
        Draft user = patch.only(AdminUser.OF_USER);
        if (!user.isEmpty()) {
            rows.update(id, user);
        }
        Draft profile = patch.only(AdminUser.OF_PROFILE);
        if (!profile.isEmpty()) {
            rows.updateProfile(id, profile);
        }
    }

    /** Does the work unless it would take the last admin from the workspace. */
    private void keepingAnAdmin(String done, Runnable work) {
        store.lockAdmins();
        boolean before = store.anyActiveAdmin();
        work.run();
        if (before && !store.anyActiveAdmin()) {
            throw Problem.conflict("The last active admin cannot be " + done + ". Make somebody else an admin first.");
        }
    }

    private void endAll(long id) {
        sessions.endAll(id);
        apiTokens.endAll(id);
    }

    private static List<String> names(Draft patch) {
        return patch.fields().stream().map(field -> field.name()).toList();
    }
}
