/**
 * Live events: what changes is told to everybody who listens, on every node. A transaction announces its change set when
 * it commits; each node reads it once from the log and writes it to its streams. {@code Events} knows the streams and
 * hears the announcements, {@code EventStream} is one client, {@code EventStore} the SQL, {@code EventApi} the route.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package com.offsideventures.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
