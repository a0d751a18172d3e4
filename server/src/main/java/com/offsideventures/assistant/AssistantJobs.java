package com.offsideventures.assistant;

import com.offsideventures.platform.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets the words of old questions and answers. */
@Configuration(proxyBeanMethods = false)
class AssistantJobs {

    @Bean
    Job forgetOldAnswers(AgentActionStore store, AssistantSettings settings) {
        int days = settings.retentionDays();
        return new Job(
                "assistant-retention",
                days <= 0
                        ? "Forgets what the assistant was asked; switched off, so it is kept for ever."
                        : "Forgets what the assistant was asked and answered more than " + days
                                + " days ago; what was proposed and decided is kept.",
                Duration.ofHours(6),
                () -> days <= 0 ? 0 : store.forgetWords(days));
    }
}
