package com.offsideventures.identity;

import com.offsideventures.platform.record.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A user to be made.
 *
 * @param email the sign-in name; stored in lower case
 * @param username a unique short name; null to derive one from the e-mail address
 * @param password in the clear, at most 72 bytes in UTF-8
 * @param staff may use the administration whatever the role
 */
public record NewUser(
        String email,
        @Nullable String username,
        String firstName,
        String lastName,
        String password,
        Role role,
        String jobTitle,
        boolean staff) {

    public NewUser {
        email = email.strip().toLowerCase(Locale.ROOT);
    }

    /** Says nothing about the password. */
    @Override
    public String toString() {
        return "NewUser[" + email + "]";
    }
}
