package com.offsideventures.identity;

import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.Problem;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The bodies by which callers prove who they are. Each refuses with 422 what it cannot read. */
final class Credentials {

    private Credentials() {}

    /** E-mail address, in any case, and password. */
    record Login(String email, String password) {

        private static final Field<String> EMAIL = Field.text("email").asRequired();
        private static final Field<String> PASSWORD = Field.text("password").asRequired();
        static final Shape SHAPE = Shape.of("Login", EMAIL, PASSWORD);

        static Login read(JsonNode body) {
            Submission login = SHAPE.readCreate(body);
            return new Login(value(login, EMAIL), value(login, PASSWORD));
        }
    }

    /** A refresh token. */
    record Refresh(String refresh) {

        private static final Field<String> REFRESH = Field.text("refresh").asRequired();
        static final Shape SHAPE = Shape.of("Refresh", REFRESH);

        static Refresh read(JsonNode body) {
            return new Refresh(value(SHAPE.readCreate(body), REFRESH));
        }
    }

    /** A token of either kind. */
    record AnyToken(String token) {

        private static final Field<String> TOKEN = Field.text("token").asRequired();
        static final Shape SHAPE = Shape.of("AnyToken", TOKEN);

        static AnyToken read(JsonNode body) {
            return new AnyToken(value(SHAPE.readCreate(body), TOKEN));
        }
    }

    /** The password of today and that of tomorrow. */
    record PasswordChange(String current, String chosen) {

        private static final Field<String> CURRENT =
                Field.text("current_password").asRequired();
        private static final Field<String> CHOSEN = Field.text("new_password").asRequired();
        static final Shape SHAPE = Shape.of("PasswordChange", CURRENT, CHOSEN);

        static PasswordChange read(JsonNode body) {
            Submission change = SHAPE.readCreate(body);
            return new PasswordChange(value(change, CURRENT), value(change, CHOSEN));
        }
    }

    private static String value(Submission submission, Field<String> field) {
        if (!submission.errors().isEmpty()) {
            throw Problem.invalid(submission.errors());
        }
        return Objects.requireNonNull(submission.draft().get(field));
    }
}
