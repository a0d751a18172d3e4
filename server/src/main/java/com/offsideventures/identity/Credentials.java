package com.offsideventures.identity;

import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
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
            Draft login = SHAPE.readCreate(body).orRefuse();
            return new Login(value(login, EMAIL), value(login, PASSWORD));
        }
    }

    /** A refresh token. */
    record Refresh(String refresh) {

        private static final Field<String> REFRESH = Field.text("refresh").asRequired();
        static final Shape SHAPE = Shape.of("Refresh", REFRESH);

        static Refresh read(JsonNode body) {
            return new Refresh(value(SHAPE.readCreate(body).orRefuse(), REFRESH));
        }
    }

    /** A token of either kind. */
    record AnyToken(String token) {

        private static final Field<String> TOKEN = Field.text("token").asRequired();
        static final Shape SHAPE = Shape.of("AnyToken", TOKEN);

        static AnyToken read(JsonNode body) {
            return new AnyToken(value(SHAPE.readCreate(body).orRefuse(), TOKEN));
        }
    }

    /** The password of today and that of tomorrow. */
    record PasswordChange(String current, String chosen) {

        private static final Field<String> CURRENT =
                Field.text("current_password").asRequired();
        private static final Field<String> CHOSEN = Field.text("new_password").asRequired();
        static final Shape SHAPE = Shape.of("PasswordChange", CURRENT, CHOSEN);

        static PasswordChange read(JsonNode body) {
            Draft change = SHAPE.readCreate(body).orRefuse();
            return new PasswordChange(value(change, CURRENT), value(change, CHOSEN));
        }
    }

    /** The password that an admin gives a user. */
    record NewPassword(String chosen) {

        private static final Field<String> PASSWORD = Field.text("password").asRequired();
        static final Shape SHAPE = Shape.of("NewPassword", PASSWORD);

        static NewPassword read(JsonNode body) {
            return new NewPassword(value(SHAPE.readCreate(body).orRefuse(), PASSWORD));
        }

        /** Says nothing about the password. */
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    private static String value(Draft draft, Field<String> field) {
        return Objects.requireNonNull(draft.get(field));
    }
}
