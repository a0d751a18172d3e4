package com.offsideventures.assistant;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.RecordRef;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * The record that a question is about.
 *
 * @param kind company, contact or deal; of a proposal also task or note
 */
record Target(Kind kind, long id) {

    static final Field<String> TYPE = Field.text("target_type", 40);
    static final Field<Long> ID = Field.id("target_id");

    RecordRef ref() {
        return new RecordRef(kind.type(), id);
    }

    /**
     * The target that a request names, in any case; empty where it names none.
     *
     * @throws Problem 422 where it names half of one, 404 where there is no such kind
     */
    static Optional<Target> read(Draft draft) {
        String type = draft.get(TYPE);
        Long id = draft.get(ID);
        String word = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
        boolean typed = !word.isEmpty();
        if (!typed && id == null) {
            return Optional.empty();
        }
        if (!typed || id == null) {
            Field<?> missing = typed ? ID : TYPE;
            throw Problem.invalid(FieldError.body(missing.name(), "missing", "Field required"));
        }
        return Optional.of(
                new Target(Choice.find(Kind.class, word).filter(Kind::isTarget).orElseThrow(Target::missing), id));
    }

    static Problem missing() {
        return Problem.of(404, "not_found", "Target not found");
    }
}
