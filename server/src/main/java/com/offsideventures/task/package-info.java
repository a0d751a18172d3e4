/**
 * Tasks: what somebody has to do, for a company, contact or deal or for none. {@link com.offsideventures.task.Task} is
 * the record and the JSON answer, {@code TaskStore} the SQL, {@link com.offsideventures.task.Tasks} the rules,
 * {@code TaskApi} the routes. A task points at records by their ids; finishing one is logged as an activity.
 */
@ApplicationModule(allowedDependencies = {"platform", "history", "activity"})
@NullMarked
package com.offsideventures.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
