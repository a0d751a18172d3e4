package com.offsideventures.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.RecordType;
import com.offsideventures.platform.record.Via;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happened to one record: an entry of the log, and its JSON answer.
 *
 * @param label what was done, in a sentence: that of the change set
 * @param changeSetId everything that was written together with it, and is undone together
 * @param at the beginning of the change
 * @param actorId who made it; null for the server itself and for users who are gone
 * @param actorName their name; {@code System} for the server itself, empty for users who are gone
 * @param via the way it came in
 * @param recordLabel the record's name at that time
 * @param changes field by field; of a new or a deleted record the fields that held something
 * @param undone whether it has been undone (and that was not undone in turn)
 */
public record Change(
        long id,
        long changeSetId,
        String label,
        Instant at,
        @Nullable Long actorId,
        String actorName,
        Via via,
        RecordType recordType,
        long recordId,
        String recordLabel,
        Operation operation,
        List<Field> changes,
        boolean undone) {

    public Change {
        changes = List.copyOf(changes);
    }

    /** The same entry with its fields told in another way. */
    Change withChanges(List<Field> told) {
        return new Change(
                id,
                changeSetId,
                label,
                at,
                actorId,
                actorName,
                via,
                recordType,
                recordId,
                recordLabel,
                operation,
                told,
                undone);
    }

    /** What was done to the record. */
    public enum Operation implements Choice {
        CREATE("create"),
        UPDATE("update"),
        DELETE("delete");

        private final String wire;

        Operation(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /**
     * One field before and after, written as the record itself writes it.
     *
     * @param before JSON null where the record was not there
     * @param after JSON null where the record is not there any more
     * @param beforeLabel the name of the record or user that {@code before} is the id of, as it is now or as it was
     *     last; null, and not in the answer, where it is no id or nobody knows the name
     * @param afterLabel the same for {@code after}
     */
    public record Field(
            String field,
            JsonNode before,
            JsonNode after,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String beforeLabel,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String afterLabel) {}
}
