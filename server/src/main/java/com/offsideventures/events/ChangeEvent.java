package com.offsideventures.events;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record was changed; the {@code data} of an event named {@code change}.
 *
 * @param changeSetId what it was written together with
 * @param actorId who changed it; null for the server itself and for users who are gone
 */
record ChangeEvent(
        RecordType recordType,
        long recordId,
        Operation operation,
        long changeSetId,
        @Nullable Long actorId) {

    /** What was done to the record. */
    enum Operation implements Choice {
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
     * Change sets as a stream writes them. Only the last event of a change set carries its id, so that a client that
     * leaves in the middle gets all of it again.
     *
     * @param events those of one change set together
     */
    static String frame(List<ChangeEvent> events) {
        StringBuilder frame = new StringBuilder();
        for (int i = 0; i < events.size(); i++) {
            ChangeEvent event = events.get(i);
            boolean last = i + 1 == events.size() || events.get(i + 1).changeSetId != event.changeSetId;
            if (last) {
                frame.append("id: ").append(event.changeSetId).append('\n');
            }
            frame.append("event: change\ndata: ").append(event.json()).append("\n\n");
        }
        return frame.toString();
    }

    /** Words of closed sets and numbers only: there is nothing to escape. */
    private String json() {
        return """
                {"record_type":"%s","record_id":%d,"operation":"%s","change_set_id":%d,"actor_id":%s}""".formatted(recordType.wire(), recordId, operation.wire(), changeSetId, actorId);
    }
}
