package com.offsideventures.platform.record;

import com.offsideventures.platform.web.FieldError;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field of a record that a caller may set: its name in JSON and in the database (they are the same word), what it
 * accepts, and what it is when left out. Reading a request, the statement that writes it, and the API description all
 * come from this declaration.
 *
 * @param name the name in JSON and of the column
 * @param kind what the field holds
 * @param required must be given on create, and never empty
 * @param nullable accepts null as a value
 * @param initial the value on create when left out; null where the column stays null
 * @param limits the bounds of the value
 * @param reader turns JSON that is not null into the value, or throws {@link Refused}
 * @param <T> the Java type of the value
 */
public record Field<T>(
        String name,
        Kind kind,
        boolean required,
        boolean nullable,
        @Nullable T initial,
        Limits limits,
        Reader<T> reader) {

    /** What a field holds, as the API description and forms name it. */
    public enum Kind {
        TEXT,
        EMAIL,
        URL,
        CHOICE,
        MONEY,
        NUMBER,
        INTEGER,
        FLAG,
        DATE,
        INSTANT,
        REFERENCE,
        ID,
        IDS,
        /** A list of values of one kind. */
        LIST,
        /** An object with names of the caller's choice and values of one kind. */
        MAP,
        /** An object with fields of its own. */
        OBJECT
    }

    /**
     * The bounds of a value.
     *
     * @param maxLength most characters (code points) of a text, or most values of a list or map; null where unbounded
     * @param choices the allowed spellings; empty where open
     * @param least smallest number; null where unbounded
     * @param most largest number; null where unbounded
     * @param table the table a reference points into; null where it is none
     * @param model the name of the thing a reference points to, for messages
     * @param parts the one kind of value in a list or a map, the fields of an object; empty elsewhere
     */
    public record Limits(
            @Nullable Integer maxLength,
            List<String> choices,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            @Nullable String table,
            @Nullable String model,
            List<Field<?>> parts) {

        static final Limits NONE = new Limits(null, List.of(), null, null, null, null, List.of());

        static Limits length(int max) {
            return new Limits(max, List.of(), null, null, null, null, List.of());
        }

        static Limits range(BigDecimal least, BigDecimal most) {
            return new Limits(null, List.of(), least, most, null, null, List.of());
        }

        static Limits parts(@Nullable Integer most, List<Field<?>> parts) {
            return new Limits(most, List.of(), null, null, null, null, parts);
        }
    }

    /** Turns JSON into a value. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(JsonNode json) throws Refused;
    }

    /** A value that a field does not accept. */
    public static final class Refused extends Exception {
        private final String type;
        private final @Nullable String bound;
        private final @Nullable Object limit;
        private final List<Object> place;

        public Refused(String type, String message) {
            this(type, message, null, null);
        }

        public Refused(String type, String message, @Nullable String bound, @Nullable Object limit) {
            this(type, message, bound, limit, List.of());
        }

        private Refused(
                String type, String message, @Nullable String bound, @Nullable Object limit, List<Object> place) {
            super(message, null, false, false);
            this.type = type;
            this.bound = bound;
            this.limit = limit;
            this.place = place;
        }

        /** The same for a value at this name or index of a value that holds others. */
        Refused inside(Object step) {
            List<Object> deeper = new ArrayList<>(List.of(step));
            deeper.addAll(place);
            return new Refused(type, String.valueOf(getMessage()), bound, limit, deeper);
        }

        FieldError at(String field) {
            FieldError error = FieldError.body(field, type, String.valueOf(getMessage()));
            for (Object step : place) {
                error = error.at(step);
            }
            return bound == null || limit == null ? error : error.with(bound, limit);
        }
    }

    /** Text without a bound; null clears it to the empty text. */
    public static Field<String> text(String name) {
        return new Field<>(name, Kind.TEXT, false, false, "", Limits.NONE, Json::text);
    }

    /** Text of at most so many characters; null clears it to the empty text. */
    public static Field<String> text(String name, int max) {
        return text(name, Kind.TEXT, max, text -> text);
    }

    /** An e-mail address or nothing. */
    public static Field<String> email(String name) {
        return text(name, Kind.EMAIL, 254, Formats::email);
    }

    /** An e-mail address that somebody signs in with: required, and the same in any case. */
    public static Field<String> signInName(String name) {
        return text(name, Kind.EMAIL, 254, text -> Formats.email(text.strip()).toLowerCase(Locale.ROOT))
                .asRequired();
    }

    /** A web address with {@code http} or {@code https}, or nothing. */
    public static Field<String> url(String name) {
        return text(name, Kind.URL, 200, Formats::url);
    }

    private static Field<String> text(String name, Kind kind, int max, Check check) {
        return new Field<>(name, kind, false, false, "", Limits.length(max), json -> check.apply(Json.text(json, max)));
    }

    /** An ISO 4217 currency code, never null; small letters are made capital. */
    public static Field<String> currency(String name, String initial) {
        return new Field<>(
                name, Kind.TEXT, false, false, initial, Limits.length(3), json -> Formats.currency(Json.text(json)));
    }

    /** The language and region in which numbers and dates are written, such as {@code en-US}. */
    public static Field<String> locale(String name, String initial) {
        return new Field<>(
                name, Kind.TEXT, false, false, initial, Limits.length(35), json -> Formats.locale(Json.text(json, 35)));
    }

    /** A number above zero with at most eight decimals, never null. More decimals are rounded half up. */
    public static Field<BigDecimal> rate(String name) {
        return new Field<>(
                name,
                Kind.NUMBER,
                false,
                false,
                null,
                Limits.range(Json.LEAST_RATE, Json.MOST_RATE),
                json -> Json.decimal(json, Json.LEAST_RATE, Json.MOST_RATE));
    }

    /** One of the constants of a closed set. */
    public static <E extends Enum<E> & Choice> Field<E> choice(String name, Class<E> type, E initial) {
        List<String> spellings =
                Arrays.stream(type.getEnumConstants()).map(Choice::wire).toList();
        Limits limits = new Limits(null, spellings, null, null, null, null, List.of());
        return new Field<>(
                name,
                Kind.CHOICE,
                false,
                false,
                initial,
                limits,
                json -> Choice.find(type, Json.text(json))
                        .orElseThrow(() -> new Refused("enum", "Input should be " + sentence(spellings))));
    }

    /** An amount of money with two decimals, of at most fourteen digits, or null. More decimals are rounded half up. */
    public static Field<BigDecimal> money(String name) {
        return new Field<>(
                name,
                Kind.MONEY,
                false,
                true,
                null,
                Limits.range(Json.LEAST_MONEY, Json.MOST_MONEY),
                json -> Json.money(json, Json.LEAST_MONEY));
    }

    /** An amount of money that is not negative and never null. */
    public static Field<BigDecimal> amount(String name) {
        return new Field<>(
                name,
                Kind.MONEY,
                false,
                false,
                BigDecimal.ZERO.setScale(2),
                Limits.range(BigDecimal.ZERO, Json.MOST_MONEY),
                json -> Json.money(json, BigDecimal.ZERO));
    }

    /** A whole number between two bounds, both included. */
    public static Field<Integer> integer(String name, int least, int most, int initial) {
        Limits limits = Limits.range(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        return new Field<>(
                name, Kind.INTEGER, false, false, initial, limits, json -> (int) Json.integer(json, least, most));
    }

    /** Yes or no. */
    public static Field<Boolean> flag(String name) {
        return new Field<>(name, Kind.FLAG, false, false, false, Limits.NONE, Json::flag);
    }

    /** A calendar day or null. */
    public static Field<LocalDate> date(String name) {
        return new Field<>(name, Kind.DATE, false, true, null, Limits.NONE, Json::date);
    }

    /** A moment or null; without an offset it is read as UTC. */
    public static Field<Instant> instant(String name) {
        return new Field<>(name, Kind.INSTANT, false, true, null, Limits.NONE, Json::instant);
    }

    /**
     * The id of a row in another table, or null. That the row exists is checked by {@code References}.
     *
     * @param model what the table holds, as an error message names it: {@code User}
     */
    public static Field<Long> reference(String name, String model, String table) {
        Limits limits = new Limits(null, List.of(), null, null, table, model, List.of());
        return new Field<>(
                name,
                Kind.REFERENCE,
                false,
                true,
                null,
                limits,
                json -> Json.integer(json, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** The id of a record of a kind that another field names, or null. */
    public static Field<Long> id(String name) {
        return new Field<>(
                name,
                Kind.ID,
                false,
                true,
                null,
                Limits.NONE,
                json -> Json.integer(json, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** A list of ids. */
    public static Field<List<Long>> ids(String name) {
        return new Field<>(name, Kind.IDS, false, false, List.of(), Limits.NONE, Json::ids);
    }

    /** The same field that must be given on create and is never empty. */
    public Field<T> asRequired() {
        return new Field<>(name, kind, true, false, null, limits, reader);
    }

    /** The same field that may be left out or null. */
    public Field<T> asOptional() {
        return new Field<>(name, kind, false, true, null, limits, reader);
    }

    /** The same field with another value when left out on create. */
    public Field<T> withInitial(T value) {
        return new Field<>(name, kind, required, nullable, value, limits, reader);
    }

    /** The same field that has no value of its own when left out on create: the rules of the record find one. */
    public Field<T> asDerived() {
        return new Field<>(name, kind, required, nullable, null, limits, reader);
    }

    /** Reads what the caller sent for this field. */
    @Nullable
    T read(JsonNode json) throws Refused {
        if (json.isNull()) {
            return readNull();
        }
        T value = reader.read(json);
        if (required && value instanceof String text && text.isBlank()) {
            throw new Refused("string_too_short", "String should have at least 1 character", "min_length", 1);
        }
        return value;
    }

    /** Whether null clears the field to the empty text. */
    public boolean clearable() {
        return !required && "".equals(initial);
    }

    private @Nullable T readNull() throws Refused {
        if (nullable) {
            return null;
        }
        if (clearable()) {
            return initial;
        }
        throw switch (kind) {
            case TEXT, EMAIL, URL -> Json.notText();
            case CHOICE -> new Refused("enum", "Input should be " + sentence(limits.choices()));
            case MONEY, NUMBER -> Json.notANumber();
            case INTEGER, REFERENCE, ID -> Json.notAnInteger();
            case IDS, LIST -> Json.notAList();
            case MAP, OBJECT -> Structures.notAnObject();
            case FLAG -> Json.notAFlag();
            case DATE -> Json.notADate();
            case INSTANT -> Json.notAnInstant();
        };
    }

    /** {@code 'a', 'b' or 'c'}. */
    public static String sentence(List<String> spellings) {
        List<String> quoted = spellings.stream().map(word -> "'" + word + "'").toList();
        if (quoted.size() == 1) {
            return quoted.getFirst();
        }
        return quoted.stream().limit(quoted.size() - 1L).collect(Collectors.joining(", ")) + " or " + quoted.getLast();
    }

    /** A check of a text's form. */
    @FunctionalInterface
    interface Check {
        String apply(String text) throws Refused;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Field<?> field && field.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
