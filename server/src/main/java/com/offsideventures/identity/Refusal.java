package com.offsideventures.identity;

import com.offsideventures.platform.web.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Why a request is not let in: 401, in the words of the family of routes it was meant for. */
enum Refusal {
    /** No token, or a header that is none. */
    MISSING("not_authenticated", "Unauthorized", "Authentication credentials were not provided."),

    /** Not a token of ours, expired, or of the wrong type. */
    INVALID("token_not_valid", "Invalid or expired token", "Given token not valid for any token type"),

    /** A good token whose session was ended, or whose user may not sign in any more. */
    REFUSED("authentication_failed", "Authentication failed", "Authentication failed");

    private static final List<Map<String, String>> MESSAGES = List.of(
            Map.of("token_class", "AccessToken", "token_type", "access", "message", "Token is invalid or expired"));

    private final String code;
    private final String apiMessage;
    private final String authMessage;

    Refusal(String code, String apiMessage, String authMessage) {
        this.code = code;
        this.apiMessage = apiMessage;
        this.authMessage = authMessage;
    }

    /** The answer on {@code /api}. */
    Problem onApi() {
        return unauthorized(code, apiMessage);
    }

    /** The answer on {@code /auth}. */
    Problem onAuth() {
        Problem problem = unauthorized(code, authMessage);
        return this == INVALID ? problem.with("messages", MESSAGES) : problem;
    }

    /** 401 with the challenge that belongs to it. */
    static Problem unauthorized(String code, String message) {
        return Problem.of(401, code, message).withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"api\"");
    }
}
