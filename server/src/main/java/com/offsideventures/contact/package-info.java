/**
 * Contacts: the people a team talks to, each at a company or at none. {@link com.offsideventures.contact.Contact} is the
 * record and the JSON answer, {@code ContactStore} the SQL, {@link com.offsideventures.contact.Contacts} the rules,
 * {@code ContactApi} the routes.
 */
@ApplicationModule(allowedDependencies = {"platform", "history"})
@NullMarked
package com.offsideventures.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
