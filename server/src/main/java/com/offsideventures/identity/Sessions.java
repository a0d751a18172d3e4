package com.offsideventures.identity;

import com.offsideventures.identity.LoginThrottle.Attempt;
import com.offsideventures.identity.SessionStore.Standing;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Via;
import com.offsideventures.platform.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Signing in and out. A session is one sign-in; its refresh token lives as long as the session and makes short-lived
 * access tokens. Ending the session ends all of them at once, because every request asks the database.
 */
@Service
public class Sessions {

    private static final String INVALID_REFRESH = "Invalid refresh token";

    private final SessionStore store;
    private final UserStore users;
    private final Tokens tokens;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final IdentitySettings settings;
    private final TransactionOperations transaction;
    private final Clock clock;

    Sessions(
            SessionStore store,
            UserStore users,
            Tokens tokens,
            Passwords passwords,
            LoginThrottle throttle,
            IdentitySettings settings,
            TransactionOperations transaction,
            Clock clock) {
        this.store = store;
        this.users = users;
        this.tokens = tokens;
        this.passwords = passwords;
        this.throttle = throttle;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The two tokens of a session. */
    public record Pair(String refresh, String access) {}

    /** Who signed in, and the tokens. */
    record SignedIn(Pair tokens, User user) {}

    /**
     * Signs in with a password.
     *
     * @param email in any case
     * @throws Problem 401 where the two do not belong together or the user is shut out, 429 after too many failures
     */
    SignedIn signIn(String email, String password, ClientAddress address) {
        String name = email.strip().toLowerCase(Locale.ROOT);
        Optional<UserStore.Stored> account = users.password(name);
        String hash = account.map(UserStore.Stored::hash).orElse(null);
        Long userId = account.map(UserStore.Stored::userId).orElse(null);
        boolean right = throttle.judge(new Attempt(name, address, userId), () -> passwords.matches(password, hash));
        if (!right || userId == null || hash == null) {
            throw refused("No active account found with the given credentials");
        }
        User user = users.get(userId);
        requireWelcome(user.isActive(), user.isDeactivated());
        String renewed = passwords.outdated(hash) ? passwords.hash(password) : null;
        return transaction.execute(status -> {
            if (renewed != null) {
                users.setPasswordHash(userId, renewed);
            }
            users.signedIn(userId);
            return new SignedIn(open(userId), user);
        });
    }

    /** Opens a session for the user without asking for a password. */
    public Pair open(long userId) {
        String id = tokens.newId();
        Instant expiresAt = clock.instant().plus(settings.refreshTokenLife());
        store.insert(id, userId, expiresAt);
        Token refresh = new Token(Token.Kind.REFRESH, id, id, userId, expiresAt);
        return new Pair(tokens.write(refresh), access(refresh));
    }

    /**
     * A new access token of the session.
     *
     * @throws Problem 401 where the refresh token is none, or its session or user was shut out
     */
    String refresh(String text) {
        return access(running(refreshToken(text)));
    }

    /**
     * Says whether the token, of either kind, still works.
     *
     * @throws Problem 401 where it does not
     */
    void verify(String text) {
        running(tokens.find(text).orElseThrow(Sessions::invalid));
    }

    /**
     * Ends the session of a refresh token, with all tokens made from it.
     *
     * @throws Problem 401 where it is none, or was ended before
     */
    void end(String text) {
        Token refresh = refreshToken(text);
        if (!store.revoke(refresh.session(), refresh.userId())) {
            throw store.standing(refresh).isPresent() ? blacklisted() : invalid();
        }
    }

    /**
     * Signs out: the access token stops working, and so does the session of the refresh token, or without one the
     * session of the access token.
     *
     * @param refresh null where the caller gave none
     * @throws Problem 400 where the refresh token is none of this user; the access token has stopped working all the same
     */
    void signOut(Token access, @Nullable String refresh) {
        boolean ended = transaction.execute(status -> {
            store.blacklist(access);
            if (refresh == null) {
                store.revoke(access.session(), access.userId());
                return true;
            }
            return tokens.find(refresh)
                    .filter(token -> token.kind() == Token.Kind.REFRESH)
                    .filter(token -> token.userId() == access.userId())
                    .map(token -> store.revoke(token.session(), token.userId()))
                    .orElse(false);
        });
        if (!ended) {
            throw Problem.badRequest(INVALID_REFRESH);
        }
    }

    /** Ends all sessions of the user but the one this token belongs to. */
    @Transactional
    void endOthers(Token access) {
        store.revokeOthers(access.session(), access.userId());
    }

    /** Ends all sessions of the user. */
    @Transactional
    void endAll(long userId) {
        store.revokeAll(userId);
    }

    /** Who calls with this access token; empty where it is none. */
    Optional<Token> find(String text) {
        return tokens.find(text).filter(token -> token.kind() == Token.Kind.ACCESS);
    }

    /** The caller with the rights of this moment; empty where the token, its session or its user was shut out. */
    Optional<Caller> caller(Token access, Via via) {
        return store.rights(access)
                .map(rights -> new Caller(new Actor(access.userId(), rights.role(), rights.staff(), via), access));
    }

    private String access(Token refresh) {
        Instant regular = clock.instant().plus(settings.accessTokenLife());
        Instant expiresAt = regular.isBefore(refresh.expiresAt()) ? regular : refresh.expiresAt();
        return tokens.write(
                new Token(Token.Kind.ACCESS, tokens.newId(), refresh.session(), refresh.userId(), expiresAt));
    }

    private Token refreshToken(String text) {
        Token token = tokens.find(text).orElseThrow(Sessions::invalid);
        if (token.kind() != Token.Kind.REFRESH) {
            throw notValid("Token has wrong type");
        }
        return token;
    }

    private Token running(Token token) {
        Standing standing = store.standing(token).orElseThrow(Sessions::invalid);
        if (standing.revoked()) {
            throw blacklisted();
        }
        requireWelcome(standing.isActive(), standing.isDeactivated());
        return token;
    }

    private static void requireWelcome(boolean isActive, boolean isDeactivated) {
        if (!isActive) {
            throw refused("Account not activated");
        }
        if (isDeactivated) {
            throw refused("Account deactivated");
        }
    }

    private static Problem invalid() {
        return notValid("Token is invalid or expired");
    }

    private static Problem blacklisted() {
        return notValid("Token is blacklisted");
    }

    private static Problem notValid(String message) {
        return Refusal.unauthorized("token_not_valid", message);
    }

    private static Problem refused(String message) {
        return Refusal.unauthorized("authentication_failed", message);
    }
}
