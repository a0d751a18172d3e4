package com.offsideventures.identity;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What makes a password acceptable. */
final class PasswordRules {

    private static final int FEWEST_CHARACTERS = 8;

    /** BCrypt looks at no more. */
    private static final int MOST_BYTES = 72;

    /** From this share of common characters on, two texts are too close. */
    private static final double TOO_CLOSE = 0.7;

    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** What is wrong with this password of this person, one sentence each; empty where nothing is. */
    static List<String> objections(String password, String email, String username, String firstName, String lastName) {
        List<String> objections = new ArrayList<>();
        if (password.codePointCount(0, password.length()) < FEWEST_CHARACTERS) {
            objections.add("This password is too short. It must contain at least 8 characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            objections.add("This password is too long. It may take at most 72 bytes.");
        }
        if (!password.isEmpty() && password.chars().allMatch(Character::isDigit)) {
            objections.add("This password is entirely numeric.");
        }
        if (COMMON.contains(password.strip().toLowerCase(Locale.ROOT))) {
            objections.add("This password is too common.");
        }
        Map<String, String> names = new LinkedHashMap<>();
        names.put("email address", email);
        names.put("username", username);
        names.put("first name", firstName);
        names.put("last name", lastName);
        names.forEach((what, name) -> {
            if (tooClose(password, name)) {
                objections.add("The password is too similar to the " + what + ".");
            }
        });
        return objections;
    }

    /**
     * Accepts the password of this person.
     *
     * @param field the field of the body that holds the password
     * @throws Problem 422 with everything that is wrong with it
     */
    static void require(
            String field, String password, String email, String username, String firstName, String lastName) {
        List<FieldError> errors = objections(password, email, username, firstName, lastName).stream()
                .map(objection -> FieldError.body(field, "value_error", objection))
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** Whether the password is mostly made of the characters of the name, or of one word of it. */
    private static boolean tooClose(String password, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        List<String> parts = new ArrayList<>(List.of(lower.split("[^\\p{L}\\p{N}_]+", -1)));
        parts.add(lower);
        return parts.stream().anyMatch(part -> closeness(password.toLowerCase(Locale.ROOT), part) >= TOO_CLOSE);
    }

    /** 0 for no common character to 1 for the same characters, whatever their order. */
    private static double closeness(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        Map<Integer, Long> left = other.chars().boxed().collect(Collectors.groupingBy(c -> c, Collectors.counting()));
        long common =
                one.chars().filter(c -> left.merge(c, -1L, Long::sum) >= 0).count();
        return 2.0 * common / (one.length() + other.length());
    }

    private static Set<String> common() {
        try {
            return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .filter(entry -> entry.length() >= FEWEST_CHARACTERS)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
