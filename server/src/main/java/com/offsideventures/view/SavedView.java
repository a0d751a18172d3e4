package com.offsideventures.view;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import com.offsideventures.platform.record.Structures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A list as somebody likes to see it. The record is the row and the JSON answer at once.
 *
 * @param resource the list it is a view of
 * @param layout how the rows are shown
 * @param filters query parameters of the list by name, {@code search} included, each as it stands in an address
 * @param ordering the list's {@code ordering} parameter; empty for the order the list has by itself
 * @param columns the columns to show, in their order, by the names the screens give them; empty for those shown by
 *     default
 * @param isShared seen by every member, not by its owner alone
 * @param isPinned shown in the navigation
 * @param position its place among the views of the list, from 0; equal places are sorted by name
 * @param ownerId who made it
 */
public record SavedView(
        long id,
        String name,
        Resource resource,
        Layout layout,
        Map<String, String> filters,
        String ordering,
        List<String> columns,
        boolean isShared,
        boolean isPinned,
        int position,
        long ownerId) {

    private static final int MOST_FILTERS = 50;
    private static final int MOST_COLUMNS = 100;

    static final Field<String> NAME = Field.text("name", 120).asRequired();
    static final Field<Resource> RESOURCE =
            Field.choice("resource", Resource.class, Resource.COMPANIES).asRequired();
    static final Field<Layout> LAYOUT = Field.choice("layout", Layout.class, Layout.TABLE);
    static final Field<JsonNode> FILTERS = Structures.map(
            "filters",
            MOST_FILTERS,
            Pattern.compile("(?!(limit|offset|ordering)$)[a-z_]{1,60}"),
            "a query parameter that narrows the list",
            Field.text("filter", 2000));
    static final Field<String> ORDERING = Field.text("ordering", 255);
    static final Field<JsonNode> COLUMNS =
            Structures.list("columns", MOST_COLUMNS, Field.text("column", 60).asRequired());
    static final Field<Boolean> IS_SHARED = Field.flag("is_shared");
    static final Field<Boolean> IS_PINNED = Field.flag("is_pinned");
    static final Field<Integer> POSITION = Field.integer("position", 0, 1_000_000, 0);

    /** What a caller may set. */
    public static final Shape SHAPE =
            Shape.of("SavedView", NAME, RESOURCE, LAYOUT, FILTERS, ORDERING, COLUMNS, IS_SHARED, IS_PINNED, POSITION);

    public SavedView {
        filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
        columns = List.copyOf(columns);
    }

    /** The lists that views can be made of. */
    public enum Resource implements Choice {
        COMPANIES("companies"),
        CONTACTS("contacts"),
        DEALS("deals"),
        TASKS("tasks");

        private final String wire;

        Resource(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /** How the rows are shown. */
    public enum Layout implements Choice {
        TABLE("table"),
        BOARD("board"),
        LIST("list");

        private final String wire;

        Layout(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }
}
