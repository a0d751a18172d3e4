package com.offsideventures.identity;

import com.offsideventures.platform.jobs.ExpiredRows;
import com.offsideventures.platform.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes what has expired: it decides nothing any more, because everything that reads it looks at the time. */
@Configuration(proxyBeanMethods = false)
class IdentityJobs {

    @Bean
    Job deleteExpiredSessions(ExpiredRows rows) {
        return new Job(
                "expired-sessions",
                "Deletes sessions and ended access tokens once their time is over.",
                Duration.ofMinutes(15),
                () -> rows.delete("user_session", "expires_at < now()")
                        + rows.delete("blacklisted_access_token", "expires_at < now()"));
    }

    @Bean
    Job deleteOldSignInTraces(ExpiredRows rows) {
        return new Job(
                "sign-in-traces",
                "Deletes failed sign-ins after 15 minutes and addresses that were not used for 90 days.",
                Duration.ofMinutes(15),
                () -> rows.delete("login_failure", "at < now() - interval '15 minutes'")
                        + rows.delete("known_address", "last_seen < now() - interval '90 days'"));
    }
}
