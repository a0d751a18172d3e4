/**
 * Who may do what: users with their profiles and roles, sign-in, the sessions behind tokens, and the throttles in front of
 * them. {@link com.offsideventures.identity.Users} is what other modules use to make users and to name them; controllers
 * of every module take the signed-in {@link com.offsideventures.platform.record.Actor} as a parameter. {@code
 * SecurityConfiguration} says which paths need a sign-in, {@code Sessions} decides on every token, {@code LoginThrottle}
 * on every password.
 */
@ApplicationModule(allowedDependencies = {"platform", "history"})
@NullMarked
package com.offsideventures.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
