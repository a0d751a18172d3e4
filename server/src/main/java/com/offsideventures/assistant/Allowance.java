package com.offsideventures.assistant;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.MinuteLimit;
import com.offsideventures.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** How much members may ask: calls in a minute, tokens in a day. */
@Component
class Allowance {

    private final AssistantSettings settings;
    private final AgentActionStore store;
    private final MinuteLimit calls;
    private final Clock clock;

    Allowance(AssistantSettings settings, AgentActionStore store, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.calls = new MinuteLimit(settings.callsPerMinute(), "questions to the assistant", clock);
    }

    /**
     * Counts one question of this member.
     *
     * @throws Problem 429 with {@code Retry-After} where there were too many, or the tokens of the day are used up
     */
    void use(Actor actor) {
        long member = Objects.requireNonNull(actor.userId());
        calls.count(member);
        if (settings.memberTokensPerDay() == 0 && settings.tokensPerDay() == 0) {
            return;
        }
        Instant midnight =
                LocalDate.now(clock.withZone(ZoneOffset.UTC)).atStartOfDay().toInstant(ZoneOffset.UTC);
        AgentActionStore.Spent spent = store.spentSince(midnight, member);
        if (settings.memberTokensPerDay() > 0 && spent.byMember() >= settings.memberTokensPerDay()) {
            throw spent("Your", settings.memberTokensPerDay(), midnight);
        }
        if (settings.tokensPerDay() > 0 && spent.byAll() >= settings.tokensPerDay()) {
            throw spent("The workspace's", settings.tokensPerDay(), midnight);
        }
    }

    private Problem spent(String whose, long tokens, Instant midnight) {
        long seconds = Duration.between(clock.instant(), midnight.plus(Duration.ofDays(1)))
                .toSeconds();
        return Problem.of(
                        429,
                        "ai_budget_spent",
                        "%s %d tokens for the assistant are used up for today. Asking works again after midnight UTC."
                                .formatted(whose, tokens))
                .withHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }
}
