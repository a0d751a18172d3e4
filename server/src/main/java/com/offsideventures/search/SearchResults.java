package com.offsideventures.search;

import java.util.List;

/**
 * What a search found, by kind, the best matches first.
 *
 * @param companies found by name or domain
 * @param contacts found by name or e-mail address
 * @param deals found by name
 */
public record SearchResults(List<Company> companies, List<Contact> contacts, List<Deal> deals) {

    /** Nothing. */
    static final SearchResults NONE = new SearchResults(List.of(), List.of(), List.of());

    public SearchResults {
        companies = List.copyOf(companies);
        contacts = List.copyOf(contacts);
        deals = List.copyOf(deals);
    }

    /** A company that was found. */
    public record Company(long id, String name) {}

    /**
     * A contact that was found.
     *
     * @param name the full name
     * @param email empty where there is none
     */
    public record Contact(long id, String name, String email) {}

    /** A deal that was found. */
    public record Deal(long id, String name) {}
}
