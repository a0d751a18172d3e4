package com.offsideventures.platform.record;

import org.jspecify.annotations.Nullable;

/**
 * What decides whether a record may be changed.
 *
 * @param responsibleId its owner, assignee or author; null where there is nobody
 * @param version what it counts by now
 */
public record Guard(long id, @Nullable Long responsibleId, long version) {}
