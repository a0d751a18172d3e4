/**
 * Activities: what happened with a company, contact or deal, as an immutable timeline. People log calls, e-mails and
 * meetings; {@link com.offsideventures.activity.Activities#log} writes the entries of the server itself. An activity
 * points at records by their ids and knows no other feature.
 */
@ApplicationModule(allowedDependencies = {"platform", "history"})
@NullMarked
package com.offsideventures.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
