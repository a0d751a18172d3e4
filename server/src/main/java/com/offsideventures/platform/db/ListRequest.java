package com.offsideventures.platform.db;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Ids;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A checked request for one page of a list.
 *
 * @param limit rows on the page, 1 to 200
 * @param offset rows to skip, from 0
 * @param where the conditions of the filters and the search
 * @param order how the rows are ordered
 * @param fewMatch whether few rows match, as far as is known
 */
public record ListRequest(int limit, long offset, Where where, Order order, boolean fewMatch) {

    private static final int MOST_LIMIT = 200;

    /** Up to this many rows are fetched and sorted sooner than found along the order. */
    private static final int FEW = 10_000;

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
        Order order = reading.order(ordering);
        if (!reading.errors.isEmpty()) {
            throw Problem.invalid(reading.errors);
        }
        return new ListRequest(limit, offset, reading.where, order, false);
    }

    /**
     * The order of a list.
     *
     * @param expressions what to order by, the id last
     * @param idColumn the id
     * @param through the table that decides, where the list is ordered by nothing else
     * @param descending whether the order through that table is turned round
     */
    record Order(
            String expressions, String idColumn, @Nullable Through through, boolean descending) {}

    /** The expressions to order by, the id last. */
    public String orderBy() {
        return order.expressions();
    }

    /** {@code order by … limit … offset …}. */
    public String page() {
        return "order by " + orderBy() + " limit " + limit + " offset " + offset;
    }

    /**
     * The same request where it is known how many rows match. The planner only guesses it, and where it expects many it
     * walks along the order until the page is full: through the whole table, where few match or the last ones do.
     */
    public ListRequest expecting(Page.Count count) {
        return new ListRequest(limit, offset, where, order, count.rows() <= FEW && !where.isEmpty());
    }

    /**
     * The statement that reads the rows of the page in their order.
     *
     * @param listed the table and its alias, {@code "company c"}, and the tables that filters look at
     */
    public String rows(String listed) {
        Through through = order.through();
        if (through != null && !fewMatch) {
            return through.rows(listed, order.idColumn(), where, order.descending(), limit, offset);
        }
        String alias = listed.split(" ", 3)[1];
        return fewMatch
                // "offset 0" keeps the planner from joining the two steps into one again
                ? "select * from (select %1$s.* from %2$s %3$s offset 0) %1$s %4$s"
                        .formatted(alias, listed, where.sql(), page())
                : "select %s.* from %s %s %s".formatted(alias, listed, where.sql(), page());
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
            if (!listing.searchable()) {
                unknown("search");
            } else if (storable("search", text) && !text.isBlank()) {
                String searched = text.strip();
                where = where.and(
                        listing.searchCondition(Searched.of(searched)),
                        "search",
                        searched.replaceAll("([\\\\%_])", "\\\\$1"));
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

        Order order(String ordering) {
            List<String> names = ordering.isBlank() ? listing.defaultOrdering() : List.of(ordering.split(",", -1));
            List<String> expressions = new ArrayList<>();
            for (String name : names) {
                boolean descending = name.startsWith("-");
                List<String> columns = listing.orderings().get(descending ? name.substring(1) : name);
                if (columns == null) {
                    errors.add(FieldError.query(
                            "ordering", "enum", "Input should be " + Field.sentence(listing.orderingNames())));
                    return new Order("", listing.idColumn(), null, false);
                }
                expressions.add(columns.stream()
                        .map(column -> column + (descending ? listing.descending(column) : ""))
                        .collect(Collectors.joining(", ")));
            }
            expressions.add(listing.idColumn()); // id last: pages must not overlap when values tie
            boolean descending = names.getFirst().startsWith("-");
            Through through = names.size() > 1
                    ? null
                    : listing.through(descending ? names.getFirst().substring(1) : names.getFirst());
            return new Order(String.join(", ", expressions), listing.idColumn(), through, descending);
        }
    }
}
