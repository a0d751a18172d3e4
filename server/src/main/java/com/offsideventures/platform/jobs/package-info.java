/**
 * Work that nobody asks for: a module declares a {@link com.offsideventures.platform.jobs.Job} as a bean, {@code Jobs}
 * runs it when it is due, on one node at a time, and {@code JobApi} and the metrics tell how that went. PostgreSQL holds
 * the timetable, so nodes need not know each other.
 */
@NullMarked
package com.offsideventures.platform.jobs;

import org.jspecify.annotations.NullMarked;
