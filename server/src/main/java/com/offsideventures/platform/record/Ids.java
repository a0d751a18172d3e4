package com.offsideventures.platform.record;

import java.util.regex.Pattern;

/** Whole numbers in paths and query strings. */
public final class Ids {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,19}");

    private Ids() {}

    /**
     * The number that the text writes in decimal digits.
     *
     * @throws NumberFormatException where it is none, or has more than 64 bits
     */
    public static long parse(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException();
        }
        return Long.parseLong(text);
    }
}
