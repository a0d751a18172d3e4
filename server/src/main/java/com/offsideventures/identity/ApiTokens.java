package com.offsideventures.identity;

import com.offsideventures.identity.ApiToken.Scope;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.record.Via;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Tokens of programs: making and ending them, and what a program may do with one. */
@Service
class ApiTokens {

    static final String PREFIX = "ofv_";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SECRET_LENGTH = 40;
    private static final int SHOWN = 8;

    /** What no program may do, whatever its scopes: manage accounts and tokens, and decide in a person's place. */
    private static final Pattern FOR_PEOPLE =
            Pattern.compile("/api/(auth|tokens|admin)(/.*)?|/api/.*/(apply|reject|undo)/?");

    private static final Pattern ASSISTANT = Pattern.compile("/api/ai/.*");

    private final ApiTokenStore store;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(ApiTokenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Page<ApiToken> list(Actor actor, long userId, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, ApiTokenStore.LISTING, actor);
        return new Page<>(store.list(userId, request), store.count(userId));
    }

    /** @throws Problem 422 with all that is wrong */
    NewApiToken create(long userId, JsonNode body) {
        Submission submission = ApiToken.SHAPE.readCreate(body);
        List<FieldError> errors = new ArrayList<>(submission.errors());
        Set<Scope> scopes = scopes(body.get("scopes"), errors);
        Draft draft = submission.draft();
        Instant expiresAt = draft.get(ApiToken.EXPIRES_AT);
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            errors.add(FieldError.body("expires_at", "value_error", "Input should be in the future"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        String secret = newSecret();
        String name = Objects.requireNonNull(draft.get(ApiToken.NAME));
        ApiToken made =
                store.insert(userId, name, secret.substring(0, SHOWN), hash(secret), List.copyOf(scopes), expiresAt);
        return NewApiToken.of(made, secret);
    }

    /** @throws Problem 404 where the user has no such token */
    void delete(long userId, long id) {
        if (!store.delete(id, userId)) {
            throw Problem.notFound("Token");
        }
    }

    /** Ends all tokens of the user. */
    void endAll(long userId) {
        store.deleteAll(userId);
    }

    /**
     * The actor of a request that came with such a token.
     *
     * @param method the request's method
     * @param path its decoded path
     * @throws Problem 401 where it is none or has ended, 403 where its scopes do not go so far
     */
    Actor actor(String secret, String method, String path) {
        Optional<ApiTokenStore.Used> found = store.use(hash(secret));
        if (found.isEmpty() || found.get().expired()) {
            throw Refusal.INVALID.onApi();
        }
        ApiTokenStore.Used token = found.get();
        if (!token.welcome()) {
            throw Refusal.REFUSED.onApi();
        }
        if (!allows(token.scopes(), method, path)) {
            throw Problem.forbidden();
        }
        // Never staff: a program has no business in the administration, whatever its user may do there.
        return new Actor(token.userId(), token.role(), false, Via.API);
    }

    static boolean allows(List<Scope> scopes, String method, String path) {
        if (FOR_PEOPLE.matcher(path).matches()) {
            return false;
        }
        if (method.equals("GET") || method.equals("HEAD")) {
            return scopes.contains(Scope.READ) || scopes.contains(Scope.PROPOSE);
        }
        return ASSISTANT.matcher(path).matches() ? scopes.contains(Scope.PROPOSE) : scopes.contains(Scope.WRITE);
    }

    private static Set<Scope> scopes(@Nullable JsonNode json, List<FieldError> errors) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (json == null) {
            errors.add(FieldError.body("scopes", "missing", "Field required"));
            return scopes;
        }
        boolean known = json.isArray() && !json.isEmpty();
        for (JsonNode item : json) {
            Optional<Scope> scope = item.isString() ? Choice.find(Scope.class, item.stringValue()) : Optional.empty();
            scope.ifPresent(scopes::add);
            known &= scope.isPresent();
        }
        if (!known) {
            errors.add(FieldError.body(
                    "scopes", "enum", "Input should be a list of one or more of 'read', 'write' or 'propose'"));
        }
        return scopes;
    }

    private String newSecret() {
        StringBuilder secret = new StringBuilder(PREFIX);
        random.ints(SECRET_LENGTH, 0, ALPHABET.length()).forEach(index -> secret.append(ALPHABET.charAt(index)));
        return secret.toString();
    }

    // A random secret of this length cannot be guessed, so a fast hash is enough.
    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
