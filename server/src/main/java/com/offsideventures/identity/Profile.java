package com.offsideventures.identity;

import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.record.Shape;

/**
 * What colleagues see of a user besides the name. Texts may be empty, never null.
 *
 * @param role what the user may do; only the administration changes it
 * @param avatarUrl web address of a picture
 */
public record Profile(Role role, String jobTitle, String phone, String avatarUrl, String bio) {

    static final Field<String> JOB_TITLE = Field.text("job_title", 120);
    static final Field<String> PHONE = Field.text("phone", 40);
    static final Field<String> AVATAR_URL = Field.url("avatar_url");
    static final Field<String> BIO = Field.text("bio");

    /** What users may set of their own profile. */
    static final Shape OWN = Shape.of("Profile", JOB_TITLE, PHONE, AVATAR_URL, BIO);
}
