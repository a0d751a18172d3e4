package com.offsideventures.identity;

import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the routes below {@code /auth} say what is wrong with a body: 400 with one list of sentences for each field. */
final class AuthFieldErrors {

    /** {@code loc} is {@code body, payload, field} or, inside an object, {@code body, payload, field, inner}. */
    private static final int FIELD = 2;

    private AuthFieldErrors() {}

    /** The same problem in the words of this family; anything but a 422 stays as it is. */
    static Problem of(Problem problem) {
        if (problem.errors().isEmpty()) {
            return problem;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        problem.errors().forEach(error -> add(fields, error));
        FieldError first = problem.errors().getFirst();
        Problem translated = Problem.badRequest(first.loc().getLast() + ": " + sentence(first));
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            translated = translated.with(field.getKey(), field.getValue());
        }
        return translated;
    }

    private static void add(Map<String, Object> fields, FieldError error) {
        List<Object> place = error.loc()
                .subList(Math.min(FIELD, error.loc().size()), error.loc().size());
        if (place.isEmpty()) {
            list(fields, "non_field_errors").add(sentence(error));
        } else if (place.size() == 1) {
            list(fields, place.getFirst().toString()).add(sentence(error));
        } else {
            list(object(fields, place.getFirst().toString()), place.getLast().toString())
                    .add(sentence(error));
        }
    }

    @SuppressWarnings("unchecked") // only lists are put under these names
    private static List<String> list(Map<String, Object> fields, String name) {
        return (List<String>) fields.computeIfAbsent(name, missing -> new ArrayList<String>());
    }

    @SuppressWarnings("unchecked") // an object is never put under the name of a text
    private static Map<String, Object> object(Map<String, Object> fields, String name) {
        return (Map<String, Object>) fields.computeIfAbsent(name, missing -> new LinkedHashMap<String, Object>());
    }

    private static String sentence(FieldError error) {
        return switch (error.type()) {
            case "missing" -> "This field is required.";
            case "string_too_short" -> "This field may not be blank.";
            default -> error.msg();
        };
    }
}
