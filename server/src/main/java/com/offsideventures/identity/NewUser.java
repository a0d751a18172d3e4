package com.offsideventures.identity;

import static java.util.Objects.requireNonNull;

import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.record.Shape;
import com.offsideventures.platform.web.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

    private static final Field<String> EMAIL = AdminUser.EMAIL;
    private static final Field<String> USERNAME = User.USERNAME.asOptional();
    private static final Field<String> PASSWORD = Field.text("password").asRequired();

    /** What the administration gives when it makes a user. */
    static final Shape SHAPE = Shape.of(
            "AdminUser",
            EMAIL,
            USERNAME,
            User.FIRST_NAME,
            User.LAST_NAME,
            PASSWORD,
            AdminUser.ROLE,
            Profile.JOB_TITLE,
            AdminUser.IS_STAFF);

    public NewUser {
        email = email.strip().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem 422 with all that is wrong */
    static NewUser read(JsonNode body) {
        Draft draft = SHAPE.readCreate(body).orRefuse();
        String username = draft.get(USERNAME);
        return new NewUser(
                requireNonNull(draft.get(EMAIL)),
                username == null || username.isBlank() ? null : username,
                requireNonNull(draft.get(User.FIRST_NAME)),
                requireNonNull(draft.get(User.LAST_NAME)),
                requireNonNull(draft.get(PASSWORD)),
                requireNonNull(draft.get(AdminUser.ROLE)),
                requireNonNull(draft.get(Profile.JOB_TITLE)),
                requireNonNull(draft.get(AdminUser.IS_STAFF)));
    }

    /** Says nothing about the password. */
    @Override
    public String toString() {
        return "NewUser[" + email + "]";
    }
}
