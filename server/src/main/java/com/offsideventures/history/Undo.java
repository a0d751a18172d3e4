package com.offsideventures.history;

import com.offsideventures.platform.record.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an undo.
 *
 * @param changeSetId the change set that the undo itself made; it can be undone in turn
 * @param undoes the change set that it took back
 * @param restored the records it changed
 */
public record Undo(long changeSetId, long undoes, List<Restored> restored) {

    public Undo {
        restored = List.copyOf(restored);
    }

    /** A record that stands again as it stood before. */
    public record Restored(RecordType recordType, long recordId) {}

    /**
     * Why an undo is not possible.
     *
     * @param field the field that holds something else by now; null where the whole record is in the way
     * @param reason a sentence for the reader
     */
    public record Conflict(
            RecordType recordType, long recordId, @Nullable String field, String reason) {}

    /** How the refusal of an undo reads, for the API description; {@code conflicts} is empty where it was done already. */
    record Problem(String message, String detail, String code, String requestId, List<Conflict> conflicts) {}
}
