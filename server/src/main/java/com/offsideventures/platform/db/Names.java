package com.offsideventures.platform.db;

/** The names of people as SQL expressions. */
public final class Names {

    private Names() {}

    /** The full name of the user with this alias, else the e-mail address; the empty text where there is no user. */
    public static String user(String alias) {
        return "coalesce(nullif(trim(concat(%1$s.first_name, ' ', %1$s.last_name)), ''), %1$s.email, '')"
                .formatted(alias);
    }

    /** The same in the form in which names are sorted. */
    public static String userSorted(String alias) {
        return "search_text(" + user(alias) + ")";
    }

    /** The full name of the contact with this alias; null where there is none. */
    public static String contact(String alias) {
        return "trim(%1$s.first_name || ' ' || %1$s.last_name)".formatted(alias);
    }
}
