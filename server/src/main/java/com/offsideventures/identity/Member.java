package com.offsideventures.identity;

import com.offsideventures.platform.record.Role;

/**
 * A user as colleagues see it, for pickers and the members list.
 *
 * @param fullName first and last name; the e-mail address where both are empty
 * @param isActive false where the user may not sign in
 */
public record Member(
        long id,
        String email,
        String firstName,
        String lastName,
        String fullName,
        Role role,
        String jobTitle,
        String avatarUrl,
        boolean isActive) {}
