package com.offsideventures.identity;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Via;
import com.offsideventures.platform.web.CurrentActor;
import com.offsideventures.platform.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
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
    private final ApiTokens apiTokens;
    private final RequestThrottle throttle;
    private final HandlerExceptionResolver problems;

    BearerSignIn(Sessions sessions, ApiTokens apiTokens, RequestThrottle throttle, HandlerExceptionResolver problems) {
        this.sessions = sessions;
        this.apiTokens = apiTokens;
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
        Authentication signedIn;
        try {
            signedIn = identify(request);
            throttle.count(Objects.requireNonNull(
                    Caller.actorOf(signedIn.getPrincipal()).userId()));
        } catch (RuntimeException refused) {
            // A database that does not answer is a fault of ours and no 401: the advice tells them apart.
            if (problems.resolveException(request, response, null, refused) == null) {
                throw refused;
            }
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        CurrentActor.set(request, Caller.actorOf(signedIn.getPrincipal()), stillSignedIn(request));
        chain.doFilter(request, response);
    }

    /** The principal is a {@link Caller}, or for a program's token just its {@link Actor}. */
    private Authentication identify(HttpServletRequest request) {
        String text = bearer(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (text == null) {
            throw refusal(Refusal.MISSING, request);
        }
        if (text.startsWith(ApiTokens.PREFIX) && Doors.API.matches(request)) {
            Actor actor = apiTokens.actor(text, request.getMethod(), path(request));
            return UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of());
        }
        Token token = sessions.find(text).orElseThrow(() -> refusal(Refusal.INVALID, request));
        Caller caller = sessions.caller(token, via(request)).orElseThrow(() -> refusal(Refusal.REFUSED, request));
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, authorities(caller));
    }

    /** Looks the token up again, without the request, which may be over by then. */
    private BooleanSupplier stillSignedIn(HttpServletRequest request) {
        String text = Objects.requireNonNull(bearer(request.getHeader(HttpHeaders.AUTHORIZATION)));
        String method = request.getMethod();
        String path = path(request);
        if (!text.startsWith(ApiTokens.PREFIX)) {
            return () -> sessions.find(text)
                    .flatMap(token -> sessions.caller(token, Via.API))
                    .isPresent();
        }
        return () -> {
            try {
                apiTokens.actor(text, method, path);
                return true;
            } catch (Problem refused) {
                return false;
            }
        };
    }

    /** The path as routes see it: an encoded letter must not lead past a rule. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }

    private static @Nullable String bearer(@Nullable String header) {
        Matcher parts = HEADER.matcher(header == null ? "" : header.strip());
        return parts.matches() ? parts.group(1) : null;
    }

    private static Via via(HttpServletRequest request) {
        if (Doors.ADMINISTRATION.matches(request)) {
            return Via.ADMIN;
        }
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
