package com.offsideventures.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTest {

    private final Counting encoder = new Counting();
    private final Passwords passwords = new Passwords(encoder);

    @Test
    void anUnknownAccountCostsTheSameHashAsAKnownOne() {
        assertThat(passwords.matches("guess", passwords.hash("secret"))).isFalse();
        assertThat(passwords.matches("guess", null)).isFalse();
        assertThat(encoder.compared).containsExactly("guess", "guess");
    }

    @Test
    void noPasswordFitsAnUnknownAccount() {
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }

    @Test
    void namesAndCommonWordsMakeNoPassword() {
        assertThat(objections("offside1234")).isEmpty();
        assertThat(objections("correct horse battery")).isEmpty();
        assertThat(objections("пароль-пароль-пароль-пароль-пароль-пароль"))
                .containsExactly("This password is too long. It may take at most 72 bytes.");
        assertThat(objections("Password1")).contains("This password is too common.");
        assertThat(objections("offsideventures1")).isNotEmpty();
    }

    private static List<String> objections(String password) {
        return PasswordRules.objections(password, "demo@offsideventures.com", "demo", "Demo", "User");
    }

    /** Notes what it was asked to compare. */
    private static final class Counting implements PasswordEncoder {

        private final List<String> compared = new ArrayList<>();

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared.add(String.valueOf(password));
            return ("hash of " + password).equals(hash);
        }
    }
}
