package com.offsideventures.assistant;

import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.record.RecordType;

/** What the list of chats may be asked. */
final class ThreadList {

    static final Listing LISTING = Listing.by("a.id")
            .choice("target_type", "a.target_type", RecordType.class)
            .ids("target_id", "a.target_id")
            .order("updated_at", "t.updated_at")
            .defaultOrder("-updated_at")
            .defaultLimit(50)
            .build();

    private ThreadList() {}
}
