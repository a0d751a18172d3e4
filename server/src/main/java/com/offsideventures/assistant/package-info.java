/**
 * The copilot: it answers with sources, proposes, and never writes by itself. {@link
 * com.offsideventures.assistant.AgentActions} keeps what it proposed and lets people decide; {@code Approval} is the only
 * place from which a proposal reaches a record. {@code Copilot} asks models, whose tools read in a database session that
 * has no right to write records ({@code AssistantSession}).
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "history",
            "identity",
            "activity",
            "company",
            "contact",
            "deal",
            "note",
            "pipeline",
            "task"
        })
@NullMarked
package com.offsideventures.assistant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
