package com.offsideventures.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.offsideventures.identity.ApiToken.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token that was just made: the only answer that shows it.
 *
 * @param token the secret, {@code ofv_} and 40 letters and digits
 */
record NewApiToken(
        long id,
        String name,
        String prefix,
        List<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        String token) {

    static NewApiToken of(ApiToken made, String secret) {
        return new NewApiToken(
                made.id(),
                made.name(),
                made.prefix(),
                made.scopes(),
                made.createdAt(),
                made.expiresAt(),
                made.lastUsedAt(),
                secret);
    }

    /** The body that asks for one, for the API description. */
    record Body(
            String name,
            List<Scope> scopes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant expiresAt) {}
}
