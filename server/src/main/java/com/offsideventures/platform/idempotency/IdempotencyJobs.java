package com.offsideventures.platform.idempotency;

import com.offsideventures.platform.jobs.ExpiredRows;
import com.offsideventures.platform.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets the answers kept for retried requests. */
@Configuration(proxyBeanMethods = false)
class IdempotencyJobs {

    @Bean
    Job forgetIdempotencyKeys(ExpiredRows rows) {
        return new Job(
                "idempotency-keys",
                "Forgets the keys of retried requests, and the answers kept for them, after a day.",
                Duration.ofHours(1),
                () -> rows.delete("idempotency_key", "created_at < now() - interval '24 hours'"));
    }
}
