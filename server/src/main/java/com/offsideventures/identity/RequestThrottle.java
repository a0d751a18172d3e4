package com.offsideventures.identity;

import com.offsideventures.platform.web.MinuteLimit;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Keeps one user from using up the server: so many requests in a minute. */
@Component
class RequestThrottle {

    private final MinuteLimit limit;

    RequestThrottle(IdentitySettings settings, Clock clock) {
        this.limit = new MinuteLimit(settings.requestsPerMinute(), "requests", clock);
    }

    /**
     * Counts one request of this user.
     *
     * @throws com.offsideventures.platform.web.Problem 429 with {@code Retry-After} where there were too many
     */
    void count(long userId) {
        limit.count(userId);
    }
}
