package com.offsideventures.admin;

/**
 * How many rows fall into a year, month or day.
 *
 * @param value {@code 2026}, {@code 2026-11} or {@code 2026-11-22}
 */
record DateCount(String value, long count) {}
