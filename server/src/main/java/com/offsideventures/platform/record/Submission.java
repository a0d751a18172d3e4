package com.offsideventures.platform.record;

import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sent for a record, read field by field: the values that are fine and the errors of the others. Only
 * {@code References.check} turns it into a {@link Draft} that can be written, or refuses with all that is wrong at once.
 *
 * @param draft the values that are fine
 * @param errors what is wrong with the others
 * @param inside the field of the body that holds the record; null where the body is the record
 */
public record Submission(
        Draft draft, List<FieldError> errors, @Nullable String inside) {

    public Submission {
        errors = List.copyOf(errors);
    }

    /** What the server itself wants to write. */
    public static Submission of(Draft draft) {
        return new Submission(draft, List.of(), null);
    }

    /**
     * The values of a submission that points to no other rows.
     *
     * @throws Problem 422 with all that is wrong
     */
    public Draft orRefuse() {
        if (draft.fields().stream().anyMatch(field -> field.limits().table() != null)) {
            throw new IllegalStateException("only References.check knows whether other rows are there");
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return draft;
    }

    /** The same inside a field of the body, together with what is wrong with the body around it. */
    public Submission inside(String field, List<FieldError> around) {
        List<FieldError> all = new ArrayList<>(around);
        errors.forEach(error -> all.add(error.inside(field)));
        return new Submission(draft, all, field);
    }

    /** The error at its place in the body. */
    public FieldError place(FieldError error) {
        return inside == null ? error : error.inside(inside);
    }
}
