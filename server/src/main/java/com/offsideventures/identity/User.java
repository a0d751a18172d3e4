package com.offsideventures.identity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in, as users see themselves.
 *
 * @param email the sign-in name, in lower case
 * @param username a unique short name
 * @param isActive false until the user may sign in for the first time
 * @param isDeactivated true where the user was shut out
 * @param isStaff may use the administration whatever the role
 */
public record User(
        long id,
        String firstName,
        String lastName,
        String email,
        String username,
        boolean isActive,
        boolean isDeactivated,
        @JsonIgnore boolean isStaff,
        Profile profile) {

    private static final Pattern USERNAME_FORM = Pattern.compile("[\\p{L}\\p{N}_@.+-]+");

    static final Field<String> FIRST_NAME = Field.text("first_name", 150);
    static final Field<String> LAST_NAME = Field.text("last_name", 150);
    static final Field<String> USERNAME = usernameField();

    /** What users may set of themselves. */
    static final Shape OWN = Shape.of("User", FIRST_NAME, LAST_NAME, USERNAME);

    private static Field<String> usernameField() {
        Field<String> text = Field.text("username", 150).asRequired();
        return new Field<>(text.name(), text.kind(), true, false, null, text.limits(), json -> {
            String username = text.reader().read(json);
            if (!username.isBlank() && !USERNAME_FORM.matcher(username).matches()) {
                throw new Field.Refused(
                        "value_error",
                        "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.");
            }
            return username;
        });
    }

    /** May sign in. */
    boolean welcome() {
        return isActive && !isDeactivated;
    }
}
