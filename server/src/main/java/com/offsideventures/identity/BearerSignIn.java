package com.offsideventures.identity;

import com.offsideventures.platform.record.Via;
import com.offsideventures.platform.web.CurrentActor;
import com.offsideventures.platform.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Finds out who makes a request. Where a path needs a sign-in, this is the only way to one: a token in the header {@code
 * Authorization}, looked up anew for every request.
 */
class BearerSignIn extends OncePerRequestFilter {

    /** Says that a request was made by the web tier for a person at a screen. */
    private static final String VIA_HEADER = "X-Offside-Via";

    private static final Pattern HEADER = Pattern.compile("(?i:Bearer|JWT) ([^ ]+)");

    private final Sessions sessions;
    private final RequestThrottle throttle;
    private final HandlerExceptionResolver problems;

    BearerSignIn(Sessions sessions, RequestThrottle throttle, HandlerExceptionResolver problems) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Doors.SIGNED_IN.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller;
        try {
            caller = identify(request);
            throttle.count(caller.userId());
        } catch (RuntimeException refused) {
            // A database that does not answer is a fault of ours and no 401: the advice tells them apart.
            if (problems.resolveException(request, response, null, refused) == null) {
                throw refused;
            }
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, authorities(caller)));
        SecurityContextHolder.setContext(context);
        CurrentActor.set(request, caller.actor());
        chain.doFilter(request, response);
    }

    private Caller identify(HttpServletRequest request) {
        String text = bearer(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (text == null) {
            throw refusal(Refusal.MISSING, request);
        }
        Optional<Token> token = sessions.find(text);
        if (token.isEmpty()) {
            throw refusal(Refusal.INVALID, request);
        }
        return sessions.caller(token.get(), via(request)).orElseThrow(() -> refusal(Refusal.REFUSED, request));
    }

    private static @Nullable String bearer(@Nullable String header) {
        Matcher parts = HEADER.matcher(header == null ? "" : header.strip());
        return parts.matches() ? parts.group(1) : null;
    }

    private static Via via(HttpServletRequest request) {
        return "web".equalsIgnoreCase(request.getHeader(VIA_HEADER)) ? Via.WEB : Via.API;
    }

    private static Problem refusal(Refusal refusal, HttpServletRequest request) {
        return Doors.API.matches(request) ? refusal.onApi() : refusal.onAuth();
    }

    private static List<SimpleGrantedAuthority> authorities(Caller caller) {
        return caller.actor().administers()
                ? List.of(new SimpleGrantedAuthority(SecurityConfiguration.ADMINISTERS))
                : List.of();
    }
}
