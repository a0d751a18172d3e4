package com.offsideventures.admin;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of a CSV file that spreadsheets open without running anything. */
final class Csv {

    /** A spreadsheet takes a text that begins so for a formula; phone numbers and negative amounts are none. */
    private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-].*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("[+-][0-9 ()./-]*");

    private Csv() {}

    /** The values as one line, with its end. */
    static String line(List<String> values) {
        return values.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean formula =
                FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
        String harmless = formula ? "'" + text : text;
        boolean quoted = harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
