/**
 * Demo data: a small workspace that makes every screen look alive. It is written through the same classes as any other
 * change, so it is checked, recorded and can be undone like one.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "history",
            "identity",
            "company",
            "contact",
            "pipeline",
            "deal",
            "task",
            "note",
            "activity"
        })
@NullMarked
package com.offsideventures.seed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
