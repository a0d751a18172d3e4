/**
 * The record of every change and the way back: {@link com.offsideventures.history.ChangeSets} is the one write path,
 * the database's triggers keep the log, and undo is written once over that log.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package com.offsideventures.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
