package com.offsideventures.platform.db;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Ids;
import com.offsideventures.platform.record.Moments;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One query parameter by which a list can be narrowed.
 *
 * @param name the parameter: {@code status}, {@code created_after}
 * @param kind what it takes, for the API description
 * @param choices the allowed spellings, for the API description; any other simply matches nothing
 * @param condition adds the condition for the text that the caller sent
 */
public record ListFilter(String name, Kind kind, List<String> choices, Condition condition) {

    /** What a filter takes. */
    public enum Kind {
        TEXT,
        CHOICES,
        IDS,
        FLAG,
        NUMBER,
        MOMENT
    }

    /** Adds a condition to a statement, or refuses the text with 422. */
    @FunctionalInterface
    interface Condition {
        Where add(Where where, String text, Actor actor);
    }

    /** {@code name=text}: the column is exactly this text. */
    static ListFilter text(String name, String column) {
        return new ListFilter(
                name, Kind.TEXT, List.of(), (where, text, actor) -> where.and(column + " = :" + name, name, text));
    }

    /** The same for a column whose index holds its search form. */
    static ListFilter word(String name, String column) {
        String condition = "search_text(%1$s) = search_text(:%2$s) and %1$s = :%2$s".formatted(column, name);
        return new ListFilter(name, Kind.TEXT, List.of(), (where, text, actor) -> where.and(condition, name, text));
    }

    /**
     * {@code name=a,b}: any of these, where the list is ordered by their rank. Rows of one value share a rank too, which
     * lets the index of the order find them.
     *
     * @param rank the expression that gives the rank, from 1 in the order of the constants
     */
    static <E extends Enum<E> & Choice> ListFilter ranked(String name, String column, String rank, Class<E> type) {
        ListFilter choice = choice(name, column, type);
        return new ListFilter(name, Kind.CHOICES, choice.choices(), (where, text, actor) -> {
            Where chosen = choice.condition().add(where, text, actor);
            int index = choice.choices().indexOf(text);
            return index < 0 ? chosen : chosen.and(rank + " = " + (index + 1));
        });
    }

    /** {@code name=a,b}: the column is any of these. */
    static <E extends Enum<E> & Choice> ListFilter choice(String name, String column, Class<E> type) {
        List<String> choices =
                Arrays.stream(type.getEnumConstants()).map(Choice::wire).toList();
        return new ListFilter(
                name, Kind.CHOICES, choices, (where, text, actor) -> anyOf(where, column, name, text.split(",", -1)));
    }

    // The planner knows more about one value than about a list of one: that all rows share it, for instance.
    private static Where anyOf(Where where, String column, String name, Object[] values) {
        return values.length == 1
                ? where.and(column + " = :" + name, name, values[0])
                : where.and(column + " = any(:" + name + ")", name, values);
    }

    /** {@code name=1,2}, {@code name=none} or {@code name=me}: the column is any of these ids, null, or the caller's. */
    static ListFilter ids(String name, String column) {
        return new ListFilter(name, Kind.IDS, List.of(), (where, text, actor) -> ids(where, name, column, text, actor));
    }

    private static Where ids(Where where, String name, String column, String text, Actor actor) {
        List<@Nullable Long> ids = new ArrayList<>();
        boolean orNone = false;
        for (String word : text.split(",", -1)) {
            switch (word.strip()) {
                case "none" -> orNone = true;
                case "me" -> ids.add(actor.userId());
                default -> ids.add(id(name, word.strip()));
            }
        }
        if (!orNone) {
            return anyOf(where, column, name, ids.toArray(Long[]::new));
        }
        return ids.isEmpty()
                ? where.and(column + " is null")
                : where.and(column + " = any(:" + name + ") or " + column + " is null", name, ids.toArray(Long[]::new));
    }

    private static long id(String name, String word) {
        try {
            return Ids.parse(word);
        } catch (NumberFormatException notAnId) {
            throw Problem.invalid(FieldError.query(
                    name, "int_parsing", "Input should be a valid integer, unable to parse string as an integer"));
        }
    }

    /** {@code name=true}. */
    static ListFilter flag(String name, String column) {
        return new ListFilter(
                name,
                Kind.FLAG,
                List.of(),
                (where, text, actor) -> where.and(
                        column + " = :" + name,
                        name,
                        switch (text) {
                            case "true", "1" -> true;
                            case "false", "0" -> false;
                            default ->
                                throw Problem.invalid(FieldError.query(
                                        name,
                                        "bool_parsing",
                                        "Input should be a valid boolean, unable to interpret input"));
                        }));
    }

    /** {@code name_gte} and {@code name_lte}: bounds of a number, both included. */
    static List<ListFilter> range(String name, String column) {
        return List.of(number(name + "_gte", column + " >= "), number(name + "_lte", column + " <= "));
    }

    /** The same where another table holds the number: the condition has {@code %s} in the place of the comparison. */
    static List<ListFilter> rangeWhere(String name, String condition) {
        return List.of(
                numberWhere(name + "_gte", condition.formatted(">= :" + name + "_gte")),
                numberWhere(name + "_lte", condition.formatted("<= :" + name + "_lte")));
    }

    private static ListFilter number(String name, String comparison) {
        return numberWhere(name, comparison + ":" + name);
    }

    private static ListFilter numberWhere(String name, String condition) {
        return new ListFilter(
                name,
                Kind.NUMBER,
                List.of(),
                (where, text, actor) -> where.and(condition, name, parseNumber(name, text)));
    }

    private static BigDecimal parseNumber(String name, String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            // PostgreSQL's numeric ends far below what a short text can claim.
            if (Math.abs((long) number.precision() - number.scale()) > 100) {
                throw new NumberFormatException();
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw Problem.invalid(FieldError.query(
                    name, "float_parsing", "Input should be a valid number, unable to parse string as a number"));
        }
    }

    /** {@code name_after} (inclusive) and {@code name_before} (exclusive): bounds of a moment. */
    static List<ListFilter> period(String name, String column) {
        return List.of(since(name + "_after", column), until(name + "_before", column));
    }

    /** {@code name=moment}: from this moment on. */
    static ListFilter since(String name, String column) {
        return moment(name, column + " >= ");
    }

    /** {@code name=moment}: before this moment. */
    static ListFilter until(String name, String column) {
        return moment(name, column + " < ");
    }

    private static ListFilter moment(String name, String comparison) {
        return new ListFilter(
                name,
                Kind.MOMENT,
                List.of(),
                (where, text, actor) -> where.and(
                        comparison + ":" + name,
                        name,
                        Values.forDriver(
                                Moments.find(text)
                                        .orElseThrow(
                                                () -> Problem.invalid(
                                                        FieldError.query(
                                                                name,
                                                                "datetime_parsing",
                                                                "Input should be a valid datetime such as 2026-01-31T09:30:00Z or 2026-01-31"))))));
    }
}
