package com.offsideventures.platform.record;

/** The way a change came in. */
public enum Via implements Choice {
    WEB("web"),
    API("api"),
    ASSISTANT("assistant"),
    ADMIN("admin"),
    IMPORT("import"),
    MCP("mcp"),
    SYSTEM("system");

    private final String wire;

    Via(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
