package com.offsideventures.seed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something last happened with each record: what the database keeps by itself where notes and activities are written
 * one at a time. It is worked out before the first row, so that each row is written once.
 */
final class Latest {

    private final long[] companies;
    private final long[] contacts;
    private final long[] deals;

    private Latest(Scale scale) {
        companies = new long[scale.companies()];
        contacts = new long[scale.contacts()];
        deals = new long[scale.deals()];
    }

    static Latest of(Population population) {
        Scale scale = population.scale();
        Latest latest = new Latest(scale);
        for (int row = 0; row < scale.notes(); row++) {
            latest.add(population.about("note", row), population.moment("note", row));
        }
        for (int row = 0; row < scale.activities(); row++) {
            latest.add(population.about("activity", row), population.moment("activity", row));
        }
        return latest;
    }

    private void add(Population.About about, Instant at) {
        long millis = at.toEpochMilli();
        add(companies, about.company(), millis);
        add(contacts, about.contact(), millis);
        add(deals, about.deal(), millis);
    }

    private static void add(long[] latest, int row, long millis) {
        if (row != Population.NONE) {
            latest[row] = Math.max(latest[row], millis);
        }
    }

    @Nullable
    Instant ofCompany(int row) {
        return moment(companies[row]);
    }

    @Nullable
    Instant ofContact(int row) {
        return moment(contacts[row]);
    }

    @Nullable
    Instant ofDeal(int row) {
        return moment(deals[row]);
    }

    private static @Nullable Instant moment(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
