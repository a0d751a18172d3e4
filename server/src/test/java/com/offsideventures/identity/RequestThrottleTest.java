package com.offsideventures.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RequestThrottleTest {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void soManyRequestsInAMinuteAndNoMore() {
        RequestThrottle throttle = throttle(3);
        for (int i = 0; i < 3; i++) {
            throttle.count(7);
        }
        now = now.plusSeconds(20);
        assertThatThrownBy(() -> throttle.count(7)).isInstanceOfSatisfying(Problem.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.headers()).containsEntry("Retry-After", "40");
        });
        throttle.count(8);
        now = now.plusSeconds(40);
        throttle.count(7);
    }

    @Test
    void zeroMeansAnyNumber() {
        RequestThrottle throttle = throttle(0);
        for (int i = 0; i < 1000; i++) {
            throttle.count(7);
        }
    }

    private RequestThrottle throttle(int most) {
        return new RequestThrottle(
                new IdentitySettings(Duration.ofMinutes(30), Duration.ofDays(14), 4, most, ""), clock);
    }
}
