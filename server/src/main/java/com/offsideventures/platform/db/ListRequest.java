package com.offsideventures.platform.db;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Ids;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A checked request for one page of a list.
 *
 * @param limit rows on the page, 1 to 200
 * @param offset rows to skip, from 0
 * @param where the conditions of the filters and the search
 * @param orderBy the expressions to order by, the id last
 */
public record ListRequest(int limit, long offset, Where where, String orderBy) {

    private static final int MOST_LIMIT = 200;

    /**
     * Reads the query parameters of a list.
     *
     * @param parameters the parameters as sent; a repeated one counts as "any of"
     * @throws Problem 422 with everything that is wrong, unknown parameters included: a misspelt filter must not
     *     silently show everything
     */
    public static ListRequest read(Map<String, List<String>> parameters, Listing listing, Actor actor) {
        Reading reading = new Reading(listing, actor);
        int limit = listing.defaultLimit();
        long offset = 0;
        String ordering = "";
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            String text = String.join(",", parameter.getValue());
            switch (name) {
                case "limit" -> limit = (int) Math.min(MOST_LIMIT, reading.integer(name, text, 1));
                case "offset" -> offset = reading.integer(name, text, 0);
                case "ordering" -> ordering = text;
                case "search" -> reading.search(text);
                default -> reading.filter(name, text);
            }
        }
        String orderBy = reading.orderBy(ordering);
        if (!reading.errors.isEmpty()) {
            throw Problem.invalid(reading.errors);
        }
        return new ListRequest(limit, offset, reading.where, orderBy);
    }

    /** {@code order by … limit … offset …}. */
    public String page() {
        return "order by " + orderBy + " limit " + limit + " offset " + offset;
    }

    /** Collects the conditions and the errors of one request. */
    private static final class Reading {
        private final Listing listing;
        private final Actor actor;
        private final List<FieldError> errors = new ArrayList<>();
        private Where where = Where.all();

        Reading(Listing listing, Actor actor) {
            this.listing = listing;
            this.actor = actor;
        }

        long integer(String name, String text, long least) {
            try {
                long value = Ids.parse(text.strip());
                if (value < least) {
                    errors.add(FieldError.query(
                                    name, "greater_than_equal", "Input should be greater than or equal to " + least)
                            .with("ge", least));
                }
                return Math.max(value, least);
            } catch (NumberFormatException notAnInteger) {
                errors.add(FieldError.query(
                        name, "int_parsing", "Input should be a valid integer, unable to parse string as an integer"));
                return least;
            }
        }

        void search(String text) {
            String condition = listing.searchCondition();
            if (condition == null) {
                unknown("search");
            } else if (!storable("search", text) || text.isBlank()) {
                return;
            } else {
                String escaped = text.strip().replaceAll("([\\\\%_])", "\\\\$1");
                where = where.and(condition, "search", escaped);
            }
        }

        void filter(String name, String text) {
            ListFilter filter = listing.filtersByName().get(name);
            if (filter == null) {
                unknown(name);
                return;
            }
            if (!storable(name, text)) {
                return;
            }
            try {
                where = filter.condition().add(where, text, actor);
            } catch (Problem refused) {
                errors.addAll(refused.errors());
            }
        }

        private void unknown(String name) {
            errors.add(FieldError.query(name, "extra_forbidden", "Unknown query parameter"));
        }

        private boolean storable(String name, String text) {
            boolean storable = text.indexOf('\0') < 0 && text.codePoints().noneMatch(Reading::halfOfAPair);
            if (!storable) {
                errors.add(FieldError.query(name, "string_type", "Input should be a valid string"));
            }
            return storable;
        }

        private static boolean halfOfAPair(int codePoint) {
            return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        }

        String orderBy(String ordering) {
            List<String> names = ordering.isBlank() ? listing.defaultOrdering() : List.of(ordering.split(",", -1));
            List<String> expressions = new ArrayList<>();
            for (String name : names) {
                boolean descending = name.startsWith("-");
                List<String> columns = listing.orderings().get(descending ? name.substring(1) : name);
                if (columns == null) {
                    errors.add(FieldError.query(
                            "ordering", "enum", "Input should be " + Field.sentence(listing.orderingNames())));
                    return "";
                }
                expressions.add(columns.stream()
                        .map(column -> column + (descending ? listing.descending(column) : ""))
                        .collect(Collectors.joining(", ")));
            }
            expressions.add(listing.idColumn()); // id last: pages must not overlap when values tie
            return String.join(", ", expressions);
        }
    }
}
