package com.offsideventures.identity;

import com.offsideventures.platform.record.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, and with which access token.
 *
 * @param actor the user with the rights of this moment
 * @param token the access token the request came with
 */
record Caller(Actor actor, Token token) {

    /** The actor behind a principal: a caller's, or what a program's token stands for. */
    static Actor actorOf(@Nullable Object principal) {
        if (principal instanceof Caller caller) {
            return caller.actor();
        }
        if (principal instanceof Actor program) {
            return program;
        }
        throw new IllegalStateException("a path asks who calls that lets anybody in");
    }

    long userId() {
        return token.userId();
    }
}
