package com.offsideventures.platform.record;

import com.offsideventures.platform.record.Field.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads single JSON values the way the API promises: numeric strings are numbers, numbers are not strings. */
final class Json {

    static final BigDecimal MOST_MONEY = new BigDecimal("999999999999.99");
    static final BigDecimal LEAST_MONEY = MOST_MONEY.negate();
    static final BigDecimal LEAST_RATE = new BigDecimal("0.00000001");
    static final BigDecimal MOST_RATE = new BigDecimal("1000000000");
    private static final int MOST_MAGNITUDE = 40;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Json() {}

    static Refused notText() {
        return new Refused("string_type", "Input should be a valid string");
    }

    static Refused notANumber() {
        return new Refused("float_parsing", "Input should be a valid number, unable to parse string as a number");
    }

    static Refused notAnInteger() {
        return new Refused("int_parsing", "Input should be a valid integer, unable to parse string as an integer");
    }

    static Refused notAList() {
        return new Refused("list_type", "Input should be a valid list");
    }

    static Refused notAFlag() {
        return new Refused("bool_parsing", "Input should be a valid boolean, unable to interpret input");
    }

    static Refused notADate() {
        return new Refused("date_from_datetime_parsing", "Input should be a valid date such as 2026-01-31");
    }

    static Refused notAnInstant() {
        return new Refused("datetime_parsing", "Input should be a valid datetime such as 2026-01-31T09:30:00Z");
    }

    static String text(JsonNode json) throws Refused {
        if (!json.isString() || !storable(json.stringValue())) {
            throw notText();
        }
        return json.stringValue();
    }

    static String text(JsonNode json, int max) throws Refused {
        String text = text(json);
        if (text.codePointCount(0, text.length()) > max) {
            throw new Refused(
                    "string_too_long", "String should have at most " + max + " characters", "max_length", max);
        }
        return text;
    }

    /** PostgreSQL stores neither NUL nor half of a surrogate pair. */
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    static BigDecimal money(JsonNode json, BigDecimal least) throws Refused {
        return decimal(json, least, MOST_MONEY);
    }

    /** A number between two bounds, both included, rounded half up to the decimals of the upper or the lower one. */
    static BigDecimal decimal(JsonNode json, BigDecimal least, BigDecimal most) throws Refused {
        int scale = Math.max(least.scale(), most.scale());
        BigDecimal number = number(json);
        // Ten to the billionth is a short text and an endless computation: look at the magnitude first.
        long magnitude = (long) number.precision() - number.scale();
        BigDecimal rounded = magnitude > MOST_MAGNITUDE
                ? number.signum() < 0 ? least.subtract(BigDecimal.ONE) : most.add(BigDecimal.ONE)
                : magnitude < -scale ? BigDecimal.ZERO.setScale(scale) : number.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.compareTo(least) < 0) {
            String bound = least.toPlainString();
            throw new Refused("greater_than_equal", "Input should be greater than or equal to " + bound, "ge", least);
        }
        if (rounded.compareTo(most) > 0) {
            String bound = most.toPlainString();
            throw new Refused("less_than_equal", "Input should be less than or equal to " + bound, "le", most);
        }
        return rounded;
    }

    private static BigDecimal number(JsonNode json) throws Refused {
        if (json.isNumber() && finite(json)) {
            return json.decimalValue();
        }
        if (json.isNumber()) {
            throw new Refused("finite_number", "Input should be a finite number");
        }
        return json.isString() ? number(json.stringValue().strip()) : refuseNumber();
    }

    /** Only a binary floating-point node can hold NaN or Infinity. */
    private static boolean finite(JsonNode json) {
        return !(json.isDouble() || json.isFloat()) || Double.isFinite(json.doubleValue());
    }

    private static BigDecimal refuseNumber() throws Refused {
        throw notANumber();
    }

    private static BigDecimal number(String text) throws Refused {
        if (text.length() > 100) {
            throw notANumber();
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notNumeric) {
            throw notANumber();
        }
    }

    static long integer(JsonNode json, long least, long most) throws Refused {
        if (!json.isNumber() && !json.isString()) {
            throw notAnInteger();
        }
        if (json.isNumber() && !finite(json)) {
            throw notAnInteger();
        }
        long value;
        try {
            BigDecimal number = number(json);
            if ((long) number.precision() - number.scale() > MOST_MAGNITUDE) {
                throw notAnInteger();
            }
            value = number.longValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            throw notAnInteger();
        } catch (Refused notNumeric) {
            throw notAnInteger();
        }
        if (value < least) {
            throw new Refused("greater_than_equal", "Input should be greater than or equal to " + least, "ge", least);
        }
        if (value > most) {
            throw new Refused("less_than_equal", "Input should be less than or equal to " + most, "le", most);
        }
        return value;
    }

    static List<Long> ids(JsonNode json) throws Refused {
        if (!json.isArray()) {
            throw notAList();
        }
        List<Long> ids = new ArrayList<>();
        for (JsonNode item : json) {
            ids.add(integer(item, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        return List.copyOf(ids);
    }

    static boolean flag(JsonNode json) throws Refused {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isString() || json.isInt()) {
            switch (json.asString().toLowerCase(java.util.Locale.ROOT)) {
                case "true", "1" -> {
                    return true;
                }
                case "false", "0" -> {
                    return false;
                }
                default -> throw notAFlag();
            }
        }
        throw notAFlag();
    }

    static LocalDate date(JsonNode json) throws Refused {
        if (!json.isString()) {
            throw notADate();
        }
        try {
            LocalDate date = LocalDate.parse(json.stringValue().strip());
            if (date.getYear() < 1 || date.getYear() > 9999) {
                throw notADate();
            }
            return date;
        } catch (DateTimeException malformed) {
            throw notADate();
        }
    }

    static Instant instant(JsonNode json) throws Refused {
        if (!json.isString()) {
            throw notAnInstant();
        }
        try {
            return instant(json.stringValue().strip());
        } catch (DateTimeException malformed) {
            throw notAnInstant();
        }
    }

    /**
     * A moment in ISO 8601; without an offset it is UTC, a bare day is its midnight.
     *
     * @throws DateTimeException where the text is neither, or lies outside the years 1 to 9999
     */
    static Instant instant(String text) {
        Instant moment = parse(text);
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new DateTimeException("outside the years 1 to 9999");
        }
        return moment;
    }

    private static Instant parse(String text) {
        if (text.length() <= 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }
}
