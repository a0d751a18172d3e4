package com.offsideventures.identity;

import com.offsideventures.platform.record.Actor;

/**
 * Who makes a request, and with which access token.
 *
 * @param actor the user with the rights of this moment
 * @param token the access token the request came with
 */
record Caller(Actor actor, Token token) {

    long userId() {
        return token.userId();
    }
}
