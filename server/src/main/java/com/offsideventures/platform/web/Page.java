package com.offsideventures.platform.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items the rows of this page, in order
 * @param count how many rows match the filters in all
 */
public record Page<T>(List<T> items, long count) {

    public Page {
        items = List.copyOf(items);
    }
}
