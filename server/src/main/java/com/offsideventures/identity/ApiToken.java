package com.offsideventures.identity;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token by which a program acts as its user, with fewer rights.
 *
 * @param prefix the first eight characters, to tell tokens apart; the rest is known to nobody but the program
 * @param scopes what the program may do
 * @param expiresAt when it stops working; null for never
 * @param lastUsedAt to the minute; null where it was not used yet
 */
public record ApiToken(
        long id,
        String name,
        String prefix,
        List<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    static final Field<String> NAME = Field.text("name", 120).asRequired();
    static final Field<Instant> EXPIRES_AT = Field.instant("expires_at");

    /** What a caller may set, besides the scopes, which are a list. */
    static final Shape SHAPE = Shape.of("ApiToken", NAME, EXPIRES_AT);

    public ApiToken {
        scopes = List.copyOf(scopes);
    }

    /** What a program may do. */
    public enum Scope implements Choice {
        /** Read everything its user may read. */
        READ("read"),
        /** Create, change and delete what its user may. */
        WRITE("write"),
        /** Read, and ask the assistant for proposals, which a person then approves. */
        PROPOSE("propose");

        private final String wire;

        Scope(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }
}
