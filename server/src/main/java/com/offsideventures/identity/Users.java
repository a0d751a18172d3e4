package com.offsideventures.identity;

import com.offsideventures.identity.Credentials.PasswordChange;
import com.offsideventures.identity.LoginThrottle.Attempt;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The members of the workspace: making them, finding them, and what they may change of themselves. */
@Service
public class Users {

    static final String EMAIL_TAKEN = "A user with that e-mail address already exists.";
    static final String USERNAME_TAKEN = "A user with that username already exists.";

    private final UserStore store;
    private final Sessions sessions;
    private final ApiTokens apiTokens;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final TransactionOperations transaction;

    Users(
            UserStore store,
            Sessions sessions,
            ApiTokens apiTokens,
            Passwords passwords,
            LoginThrottle throttle,
            TransactionOperations transaction) {
        this.store = store;
        this.sessions = sessions;
        this.apiTokens = apiTokens;
        this.passwords = passwords;
        this.throttle = throttle;
        this.transaction = transaction;
    }

    /**
     * One page of the members that match.
     *
     * @param parameters the query parameters of the list
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<Member> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, UserStore.LISTING, actor);
        return new Page<>(store.list(request), store.count(request));
    }

    /** @throws Problem 404 where there is none */
    public User get(long id) {
        return store.find(id).orElseThrow(() -> Problem.notFound("User"));
    }

    /** The user with this e-mail address, in any case. */
    public Optional<User> findByEmail(String email) {
        return store.findByEmail(email.strip().toLowerCase(Locale.ROOT));
    }

    public boolean exists(long id) {
        return store.find(id).isPresent();
    }

    /** The full names of these users by id; who has none is called by the e-mail address, who does not exist is left out. */
    public Map<Long, String> names(Collection<Long> ids) {
        return store.names(ids);
    }

    /**
     * Makes a user with a profile, who may sign in at once.
     *
     * @throws Problem 422 where the password is too weak, 409 where e-mail address or username are taken
     */
    public User create(NewUser user) {
        String username = user.username() == null ? freeUsername(user.email()) : user.username();
        PasswordRules.require("password", user.password(), user.email(), username, user.firstName(), user.lastName());
        String hash = passwords.hash(user.password());
        try {
            return store.get(store.insert(user, username, hash));
        } catch (DuplicateKeyException taken) {
            throw store.findByEmail(user.email()).isPresent()
                    ? Problem.conflict(EMAIL_TAKEN)
                    : Problem.conflict(USERNAME_TAKEN);
        }
    }

    /**
     * Changes what users may change of themselves.
     *
     * @throws Problem 409 where the username is taken
     */
    @Transactional
    public User changeOwn(long id, Draft user, Draft profile) {
        String username = user.get(User.USERNAME);
        if (username != null && store.usernameTaken(username, id)) {
            throw Problem.conflict(USERNAME_TAKEN);
        }
        if (!user.isEmpty()) {
            store.update(id, user);
        }
        if (!profile.isEmpty()) {
            store.updateProfile(id, profile);
        }
        return get(id);
    }

    /**
     * Gives the caller a new password and ends all other sessions and all API tokens of that user.
     *
     * @throws Problem 422 where the current password is wrong or the new one too weak, 429 after too many wrong ones
     */
    void changePassword(Caller caller, PasswordChange change, ClientAddress address) {
        User user = get(caller.userId());
        String hash = store.password(user.email()).map(UserStore.Stored::hash).orElse(null);
        Attempt attempt = new Attempt(user.email(), address, user.id());
        if (!throttle.judge(attempt, () -> passwords.matches(change.current(), hash))) {
            throw Problem.invalid(FieldError.body("current_password", "value_error", "Invalid password."));
        }
        PasswordRules.require(
                "new_password", change.chosen(), user.email(), user.username(), user.firstName(), user.lastName());
        String renewed = passwords.hash(change.chosen());
        transaction.executeWithoutResult(status -> {
            store.setPasswordHash(user.id(), renewed);
            sessions.endOthers(caller.token());
            apiTokens.endAll(user.id());
        });
    }

    /** The part before the @, with a number behind it where somebody else has that name. */
    private String freeUsername(String email) {
        String name = email.substring(0, email.lastIndexOf('@') < 0 ? email.length() : email.lastIndexOf('@'))
                .replaceAll("[^\\p{L}\\p{N}_@.+-]", "");
        String base = name.isEmpty() ? "user" : name;
        String candidate = base;
        for (int number = 2; store.usernameTaken(candidate, 0); number++) {
            candidate = base + number;
        }
        return candidate;
    }
}
