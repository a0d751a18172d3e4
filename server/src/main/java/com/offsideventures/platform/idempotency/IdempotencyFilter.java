package com.offsideventures.platform.idempotency;

import com.offsideventures.platform.idempotency.IdempotencyStore.Answer;
import com.offsideventures.platform.idempotency.IdempotencyStore.Claim;
import com.offsideventures.platform.idempotency.IdempotencyStore.Kept;
import com.offsideventures.platform.idempotency.IdempotencyStore.Request;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.CurrentActor;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.JsonBodies;
import com.offsideventures.platform.web.Problem;
import com.offsideventures.platform.web.ReadBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a repeated POST with its first answer. It stands behind the sign-in, because a key belongs to its caller, and
 * in front of the controllers, which know nothing of it.
 */
@Component
@Order(0) // behind the chain of the sign-in
class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,255}");
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.LOCATION, "X-Offside-Change-Set");

    private final IdempotencyStore store;
    private final HandlerExceptionResolver problems;

    IdempotencyFilter(
            IdempotencyStore store, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.store = store;
        this.problems = problems;
    }

    /** A stream is not kept: it is for the one who listens. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || request.getHeader(KEY) == null
                || CurrentActor.find(request).isEmpty()
                || request.getRequestURI().endsWith("/stream");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            byte[] body = JsonBodies.bytes(request);
            Request asked = request(request, body);
            Optional<Claim> claim = store.claim(asked);
            if (claim.isPresent()) {
                carryOut(claim.get(), new ReadBody(request, body), response, chain);
            } else {
                replay(store.find(asked).orElseThrow(IdempotencyFilter::inProgress), asked, response);
            }
        } catch (RuntimeException refused) {
            if (problems.resolveException(request, response, null, refused) == null) {
                throw refused;
            }
        }
    }

    private static Request request(HttpServletRequest request, byte[] body) {
        String key = String.valueOf(request.getHeader(KEY));
        if (!PRINTABLE.matcher(key).matches()) {
            throw Problem.badRequest("Idempotency-Key should be 1 to 255 printable characters.");
        }
        Long caller = CurrentActor.find(request).map(Actor::userId).orElse(null);
        if (caller == null) {
            throw new IllegalStateException("only people send requests");
        }
        // One resource, with and without the slash.
        String path = request.getRequestURI().replaceFirst("/$", "");
        return new Request(caller, path, key, hash(body, request.getQueryString()));
    }

    private static byte[] hash(byte[] body, @org.jspecify.annotations.Nullable String query) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body);
            digest.update((byte) 0);
            digest.update(String.valueOf(query).getBytes(StandardCharsets.UTF_8));
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void carryOut(Claim claim, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var recorded = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            IdempotentWrites.claimed(request, claim);
            chain.doFilter(request, recorded);
            answered = recorded.getStatus() < 500;
            if (answered) {
                store.keep(claim, answer(recorded));
            }
        } finally {
            if (!answered) {
                store.release(claim);
            }
        }
        recorded.copyBodyToResponse();
    }

    private static Answer answer(ContentCachingResponseWrapper response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = name.equals(HttpHeaders.CONTENT_TYPE) ? response.getContentType() : response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Answer(
                response.getStatus(), headers, new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static void replay(Kept kept, Request asked, HttpServletResponse response) throws IOException {
        if (!MessageDigest.isEqual(kept.requestHash(), asked.hash())) {
            String msg = "This Idempotency-Key was used for another request. Use a new one.";
            throw Problem.of(422, "idempotency_mismatch", msg)
                    .with("detail", List.of(FieldError.header(KEY, "idempotency_mismatch", msg)));
        }
        Answer answer = kept.answer();
        if (answer == null) {
            throw kept.lost()
                    ? Problem.conflict("The first attempt was carried out, but its answer was lost. Look at the result"
                            + " before you repeat it with a new key.")
                    : inProgress();
        }
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Problem inProgress() {
        return Problem.of(
                        409, "idempotency_in_progress", "The first request with this Idempotency-Key is still running.")
                .withHeader(HttpHeaders.RETRY_AFTER, "1");
    }
}
