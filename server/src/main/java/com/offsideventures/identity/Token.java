package com.offsideventures.identity;

import com.offsideventures.platform.record.Choice;
import java.time.Instant;

/**
 * What a token of ours says, after its signature was checked.
 *
 * @param kind what it is for
 * @param id its {@code jti}, 32 hexadecimal digits
 * @param session the session it belongs to: the {@code jti} of the session's refresh token
 * @param userId whose it is
 * @param expiresAt when it stops working
 */
record Token(Kind kind, String id, String session, long userId, Instant expiresAt) {

    enum Kind implements Choice {
        ACCESS("access"),
        REFRESH("refresh");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }
}
