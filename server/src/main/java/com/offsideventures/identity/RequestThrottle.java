package com.offsideventures.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.offsideventures.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Keeps one user from using up the server: so many requests in a minute, counted by each node for itself. */
@Component
class RequestThrottle {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final Clock clock;
    private final Cache<Long, Minute> minutes =
            Caffeine.newBuilder().expireAfterWrite(MINUTE.multipliedBy(2)).build();

    RequestThrottle(IdentitySettings settings, Clock clock) {
        this.most = settings.requestsPerMinute();
        this.clock = clock;
    }

    /** Requests since a moment. */
    private record Minute(Instant start, int requests) {}

    /**
     * Counts one request of this user.
     *
     * @throws Problem 429 with {@code Retry-After} where there were too many
     */
    void count(long userId) {
        if (most == 0) {
            return;
        }
        Instant now = clock.instant();
        Minute minute = minutes.asMap()
                .merge(
                        userId,
                        new Minute(now, 1),
                        (running, first) -> running.start().plus(MINUTE).isAfter(now)
                                ? new Minute(running.start(), running.requests() + 1)
                                : first);
        if (minute.requests() > most) {
            Duration left = Duration.between(now, minute.start().plus(MINUTE));
            long seconds = left.plusMillis(999).toSeconds();
            throw Problem.of(
                            429,
                            "rate_limited",
                            "More than %d requests in a minute. Try again in %d seconds.".formatted(most, seconds))
                    .withHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        }
    }
}
