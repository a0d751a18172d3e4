package com.offsideventures.admin;

import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Bulk;
import com.offsideventures.platform.record.Shape;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.IfMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of row, as the administration treats it: declared once, read and written by the same code as all others.
 *
 * @param name its name in paths, which is the table's: {@code company}
 * @param label its name on the screen: {@code Companies}
 * @param title the SQL expression that names a row, with the table as {@code t}
 * @param columns what a list shows
 * @param listing what a list may be asked
 * @param filters the filters that are offered, of those in the listing
 * @param date the column of the drill-down by year, month and day; null where there is none
 * @param references what the columns point to
 * @param hidden columns that are never shown
 * @param shape what may be set; null where nothing may
 * @param writing how it is written; null where it is only read
 * @param editedAt the path below which it is written instead; null where there is none
 */
record Model(
        String name,
        String label,
        String title,
        List<String> columns,
        Listing listing,
        List<String> filters,
        @Nullable String date,
        List<Reference> references,
        List<String> hidden,
        @Nullable Shape shape,
        @Nullable Writing writing,
        @Nullable String editedAt) {

    /** A column that holds the id of a row of another model. */
    record Reference(String column, String model) {}

    /**
     * The rules through which a kind of record is written.
     *
     * @param update null where a record stays as it was written
     * @param delete null likewise
     * @param bulk writes many at once; null where each is written by itself, in one change set
     */
    record Writing(
            Create create,
            @Nullable Update update,
            @Nullable Delete delete,
            @Nullable Many bulk) {

        /** Adds a record and answers its id. */
        @FunctionalInterface
        interface Create {
            long with(Actor actor, Submission submission);
        }

        /** Changes a record. */
        @FunctionalInterface
        interface Update {
            void with(Actor actor, long id, Submission submission, IfMatch expected);
        }

        /** Changes or deletes many records. */
        @FunctionalInterface
        interface Many {
            Bulk.Answer with(Actor actor, Bulk bulk);
        }

        /** Deletes a record. */
        @FunctionalInterface
        interface Delete {
            void with(Actor actor, long id, IfMatch expected);
        }
    }

    static Builder of(String name, String label, String title) {
        return new Builder(name, label, title);
    }

    /** Collects the parts of a model. */
    static final class Builder {
        private final String name;
        private final String label;
        private final String title;
        private List<String> columns = List.of();
        private List<String> filters = List.of();
        private final List<Reference> references = new ArrayList<>();
        private List<String> hidden = List.of();
        private @Nullable String date;
        private @Nullable Shape shape;
        private @Nullable Writing writing;
        private @Nullable String editedAt;

        private Builder(String name, String label, String title) {
            this.name = name;
            this.label = label;
            this.title = title;
        }

        Builder columns(String... names) {
            this.columns = List.of(names);
            return this;
        }

        Builder filters(String... names) {
            this.filters = List.of(names);
            return this;
        }

        Builder date(String column) {
            this.date = column;
            return this;
        }

        Builder reference(String column, String model) {
            references.add(new Reference(column, model));
            return this;
        }

        Builder hidden(String... names) {
            this.hidden = List.of(names);
            return this;
        }

        Builder editedAt(String path) {
            this.editedAt = path;
            return this;
        }

        Builder written(Shape fields, Writing way) {
            this.shape = fields;
            this.writing = way;
            return this;
        }

        /** @param listing the search and the filters; every column of the list can be ordered by besides */
        Model listed(Listing.Builder listing, String defaultOrder) {
            String[] orders = columns.toArray(String[]::new);
            Arrays.stream(orders).forEach(column -> listing.orderNullable(column, "t.\"" + column + "\""));
            listing.order("id", "t.id").defaultOrder(defaultOrder).defaultLimit(100);
            return new Model(
                    name,
                    label,
                    title,
                    columns,
                    listing.build(),
                    filters,
                    date,
                    List.copyOf(references),
                    hidden,
                    shape,
                    writing,
                    editedAt);
        }
    }
}
