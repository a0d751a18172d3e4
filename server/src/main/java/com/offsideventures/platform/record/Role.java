package com.offsideventures.platform.record;

/** What a member may do: {@code REGULAR} changes own records, {@code MANAGER} all CRM data, {@code ADMIN} also users. */
public enum Role implements Choice {
    REGULAR("regular"),
    MANAGER("manager"),
    ADMIN("admin");

    private final String wire;

    Role(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
