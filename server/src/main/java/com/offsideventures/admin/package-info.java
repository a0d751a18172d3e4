/**
 * The administration of data: every kind of row the product keeps can be listed, filtered, looked at and exported, and
 * where that makes sense added, changed and deleted. {@code AdminModels} declares each kind once; {@code AdminStore} reads them
 * all by that declaration. Writes go through the modules' own rules, so validation, history and undo hold as everywhere.
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
package com.offsideventures.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
