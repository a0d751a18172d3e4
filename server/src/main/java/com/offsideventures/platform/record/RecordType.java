package com.offsideventures.platform.record;

/** The kinds of record whose changes are recorded. The spelling is the name of the table. */
public enum RecordType implements Choice {
    COMPANY("company"),
    CONTACT("contact"),
    PIPELINE("pipeline"),
    STAGE("stage"),
    DEAL("deal"),
    TASK("task"),
    NOTE("note"),
    ACTIVITY("activity");

    private final String wire;

    RecordType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
