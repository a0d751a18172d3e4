package com.offsideventures.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One page of a list.
 *
 * @param items the rows of this page, in order
 * @param count how many rows match the filters in all
 * @param countIsEstimate true where the count is only right to one per cent; not said otherwise
 */
public record Page<T>(
        List<T> items,
        long count,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean countIsEstimate) {

    public Page {
        items = List.copyOf(items);
    }

    /** A page of a list that is counted exactly. */
    public Page(List<T> items, long count) {
        this(items, count, false);
    }

    public Page(List<T> items, Count count) {
        this(items, count.rows(), count.estimate());
    }

    /**
     * How many rows match.
     *
     * @param rows the number
     * @param estimate whether it is only right to one per cent
     */
    public record Count(long rows, boolean estimate) {}
}
