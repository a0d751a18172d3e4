package com.offsideventures.history;

import com.offsideventures.platform.jobs.Job;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets old history, where the operator wants that. */
@Configuration(proxyBeanMethods = false)
class HistoryJobs {

    /** @param days how long history is kept; 0 for ever, which is the default */
    @Bean
    Job forgetOldHistory(HistoryRetention retention, @Value("${offside.history.keep-days:0}") int days) {
        return new Job(
                "history-retention",
                days <= 0
                        ? "Forgets old history; switched off, so history is kept for ever."
                        : "Forgets changes that are more than " + days + " days old; they cannot be undone any more.",
                Duration.ofHours(6),
                () -> days <= 0 ? 0 : retention.forgetOlderThan(days));
    }
}
