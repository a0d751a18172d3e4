package com.offsideventures.identity;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which paths need a sign-in. */
final class Doors {

    /** The description of the API and the pages that show it. */
    private static final RequestMatcher DESCRIPTION = new OrRequestMatcher(
            pathPattern("/api/openapi.json"),
            pathPattern("/api/openapi.json/**"),
            pathPattern("/api/docs"),
            pathPattern("/api/docs/**"),
            pathPattern("/api/swagger-ui/**"));

    static final RequestMatcher API = new AndRequestMatcher(
            new OrRequestMatcher(pathPattern("/api"), pathPattern("/api/**")), new NegatedRequestMatcher(DESCRIPTION));

    static final RequestMatcher OWN_USER =
            new OrRequestMatcher(pathPattern("/auth/users/me"), pathPattern("/auth/users/set_password"));

    static final RequestMatcher ADMINISTRATION = pathPattern("/api/admin/**");

    static final RequestMatcher SIGNED_IN = new OrRequestMatcher(API, OWN_USER);

    /** Numbers about the server, for a monitor in the same network. */
    static final RequestMatcher METRICS = pathPattern("/metrics");

    private Doors() {}
}
