/**
 * What an operator does to the data as a whole, outside of the server: back up and restore, export and import, look at an
 * upgrade before making it. {@code Maintenance} is the program; it needs no Spring and changes no schema it was not asked
 * to change. {@code Snapshot} reads everything as of one moment, {@code Loader} writes everything or nothing.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package com.offsideventures.maintenance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
