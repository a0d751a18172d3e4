package com.offsideventures.identity;

import com.offsideventures.platform.record.Role;

/** The caller, as every page of the web application wants to know. */
record Me(
        long id,
        String email,
        String firstName,
        String lastName,
        String username,
        Role role,
        boolean isStaff,
        Profile profile) {

    static Me of(User user) {
        return new Me(
                user.id(),
                user.email(),
                user.firstName(),
                user.lastName(),
                user.username(),
                user.profile().role(),
                user.isStaff(),
                user.profile());
    }
}
