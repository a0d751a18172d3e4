package com.offsideventures.seed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ids of generated rows by their numbers, and of the members who own them. */
final class Numbers {

    private final Map<String, Long> first;
    private final List<Long> members;

    /**
     * @param first the id of the first row by table; the others follow without a gap
     * @param members the users, those with the most records first
     */
    Numbers(Map<String, Long> first, List<Long> members) {
        this.first = Map.copyOf(first);
        this.members = List.copyOf(members);
    }

    @Nullable
    Long company(int row) {
        return id("company", row);
    }

    @Nullable
    Long contact(int row) {
        return id("contact", row);
    }

    @Nullable
    Long deal(int row) {
        return id("deal", row);
    }

    @Nullable
    Long task(int row) {
        return id("task", row);
    }

    @Nullable
    Long note(int row) {
        return id("note", row);
    }

    @Nullable
    Long activity(int row) {
        return id("activity", row);
    }

    /** Somebody; now and then nobody. */
    @Nullable
    Long owner(Dice dice) {
        return dice.chance(0.03) ? null : members.get(dice.skewed(members.size(), 1.5));
    }

    private @Nullable Long id(String table, int row) {
        return row == Population.NONE ? null : first.getOrDefault(table, 0L) + row;
    }
}
