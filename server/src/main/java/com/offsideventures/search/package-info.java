/**
 * The one search over companies, contacts and deals, best matches first. It reads the tables of other modules and
 * depends on none of them: an answer is an id and a name.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package com.offsideventures.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
