package com.offsideventures.identity;

import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.record.Shape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user with profile, as the administration sees it. Texts may be empty, never null.
 *
 * @param email the sign-in name, in lower case
 * @param username a unique short name
 * @param fullName first and last name; the e-mail address where both are empty
 * @param isActive false until the user may sign in for the first time
 * @param isDeactivated true where the user was shut out
 * @param isStaff may use the administration whatever the role
 * @param isSuperuser kept from where the data came from; decides nothing
 * @param lastLogin the last sign-in with a password; null before the first
 */
record AdminUser(
        long id,
        String email,
        String username,
        String firstName,
        String lastName,
        String fullName,
        Role role,
        String jobTitle,
        String phone,
        String avatarUrl,
        String bio,
        boolean isActive,
        boolean isDeactivated,
        boolean isStaff,
        boolean isSuperuser,
        @Nullable Instant lastLogin,
        Instant dateJoined) {

    static final Field<String> EMAIL = Field.signInName("email");
    static final Field<Role> ROLE = Field.choice("role", Role.class, Role.REGULAR);
    static final Field<Boolean> IS_ACTIVE = Field.flag("is_active");
    static final Field<Boolean> IS_DEACTIVATED = Field.flag("is_deactivated");
    static final Field<Boolean> IS_STAFF = Field.flag("is_staff");

    /** What of {@link #SHAPE} is stored with the user. */
    static final Shape OF_USER = Shape.of(
            "AdminUser", EMAIL, User.USERNAME, User.FIRST_NAME, User.LAST_NAME, IS_ACTIVE, IS_DEACTIVATED, IS_STAFF);

    /** What of {@link #SHAPE} is stored with the profile. */
    static final Shape OF_PROFILE =
            Shape.of("AdminUser", ROLE, Profile.JOB_TITLE, Profile.PHONE, Profile.AVATAR_URL, Profile.BIO);

    /** What the administration may change of a user. */
    static final Shape SHAPE = OF_USER.and(OF_PROFILE);

    /** May sign in. */
    boolean welcome() {
        return isActive && !isDeactivated;
    }
}
