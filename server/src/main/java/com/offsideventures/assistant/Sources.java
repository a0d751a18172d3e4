package com.offsideventures.assistant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records that were read for one answer, and those of them that it cites. */
final class Sources {

    /**
     * A record that an answer rests on.
     *
     * @param n its number in the text, from 1
     * @param label its name
     */
    record Citation(int n, Kind recordType, long recordId, String label) {}

    /** A record that was read. */
    record Source(Kind recordType, long recordId, String label) {}

    private final Map<Target, String> read = new LinkedHashMap<>();
    private final Map<Target, Citation> cited = new LinkedHashMap<>();

    void add(Kind kind, long id, String label) {
        read.putIfAbsent(new Target(kind, id), label);
    }

    /** The citation of this record; empty where nobody read it, whatever a model says. */
    Optional<Citation> cite(Kind kind, long id) {
        Target record = new Target(kind, id);
        String label = read.get(record);
        return label == null
                ? Optional.empty()
                : Optional.of(cited.computeIfAbsent(record, target -> new Citation(cited.size() + 1, kind, id, label)));
    }

    boolean hasCited(Kind kind, long id) {
        return cited.containsKey(new Target(kind, id));
    }

    List<Citation> citations() {
        return new ArrayList<>(cited.values());
    }

    List<Source> read() {
        return read.entrySet().stream()
                .map(entry -> new Source(entry.getKey().kind(), entry.getKey().id(), entry.getValue()))
                .toList();
    }
}
