package com.offsideventures.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;

/** So many times in a minute for each user, counted by each node for itself. */
public final class MinuteLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final String what;
    private final Clock clock;
    private final Cache<Long, Minute> minutes =
            Caffeine.newBuilder().expireAfterWrite(MINUTE.multipliedBy(2)).build();

    /**
     * @param most how often in a minute, 0 for any number
     * @param what is counted, for the message: {@code requests}
     */
    public MinuteLimit(int most, String what, Clock clock) {
        this.most = most;
        this.what = what;
        this.clock = clock;
    }

    /** Times since a moment. */
    private record Minute(Instant start, int times) {}

    /**
     * Counts one more of this user.
     *
     * @throws Problem 429 with {@code Retry-After} where there were too many
     */
    public void count(long userId) {
        if (most == 0) {
            return;
        }
        Instant now = clock.instant();
        Minute minute = minutes.asMap()
                .merge(
                        userId,
                        new Minute(now, 1),
                        (running, first) -> running.start().plus(MINUTE).isAfter(now)
                                ? new Minute(running.start(), running.times() + 1)
                                : first);
        if (minute.times() > most) {
            Duration left = Duration.between(now, minute.start().plus(MINUTE));
            long seconds = left.plusMillis(999).toSeconds();
            throw Problem.of(
                            429,
                            "rate_limited",
                            "More than %d %s in a minute. Try again in %d seconds.".formatted(most, what, seconds))
                    .withHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        }
    }
}
