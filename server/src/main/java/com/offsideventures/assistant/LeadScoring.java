package com.offsideventures.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How promising a lead is, by rules. A model explains the score and has no say in it. */
record LeadScoring(int score, List<String> points) {

    private static final int BASE = 40;
    private static final Set<String> LARGE = Set.of("201-1000", "1000+");

    LeadScoring {
        points = List.copyOf(points);
    }

    static LeadScoring of(Kind kind, JsonNode record) {
        Points points = new Points();
        points.add(has(record, "email"), kind == Kind.COMPANY ? 15 : 20, "an e-mail address");
        if (kind == Kind.COMPANY) {
            points.add(has(record, "domain"), 10, "a domain");
            points.add(isWarm(record), 20, "an active or customer status");
            points.add(LARGE.contains(record.path("size").asString("")), 15, "more than 200 people");
        } else {
            points.add(has(record, "phone"), 10, "a phone number");
            points.add(record.path("company_id").isNumber(), 15, "a company");
            points.add(isWarm(record), 15, "an active or customer status");
        }
        return new LeadScoring(Math.clamp(points.sum, 0, 100), points.named);
    }

    private static boolean has(JsonNode record, String field) {
        return !record.path(field).asString("").isBlank();
    }

    private static boolean isWarm(JsonNode record) {
        return Set.of("active", "customer").contains(record.path("status").asString(""));
    }

    private static final class Points {
        private int sum = BASE;
        private final List<String> named = new ArrayList<>();

        void add(boolean holds, int points, String what) {
            if (holds) {
                sum += points;
                named.add(points + " for " + what);
            }
        }
    }
}
