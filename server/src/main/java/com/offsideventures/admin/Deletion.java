package com.offsideventures.admin;

import com.offsideventures.platform.record.Choice;
import java.util.List;

/**
 * What deleting some rows would do to others.
 *
 * @param title what is to be deleted; empty for several
 * @param possible false where rows stand in the way
 */
record Deletion(String title, boolean possible, List<Part> parts) {

    Deletion {
        parts = List.copyOf(parts);
    }

    /** Rows of one table. */
    record Part(String model, Fate fate, long count) {}

    /** What becomes of rows that point to a deleted one. */
    enum Fate implements Choice {
        /** They go along. */
        DELETED("deleted"),
        /** They stay and lose the link. */
        UNLINKED("unlinked"),
        /** They forbid it. */
        IN_THE_WAY("in_the_way");

        private final String wire;

        Fate(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }

        /** @param rule as PostgreSQL's catalogue spells it */
        static Fate ofRule(String rule) {
            return switch (rule) {
                case "c" -> DELETED;
                case "n", "d" -> UNLINKED;
                default -> IN_THE_WAY;
            };
        }
    }
}
