package com.offsideventures.platform.record;

/**
 * Points at one record of any kind.
 *
 * @param type the kind of record
 * @param id its id
 */
public record RecordRef(RecordType type, long id) {}
