package com.offsideventures.platform.start;

import java.util.Locale;

/** For whom the server runs. */
public enum RunMode {
    /** One person on their own machine: the secret is generated, logs are for reading. */
    DEVELOPMENT,
    /** Others depend on it: the secret must be given, logs are JSON. */
    PRODUCTION;

    /**
     * What {@code OFFSIDE_ENV} says. Where it says nothing, a database of one's own means production and the embedded
     * one development: whoever brings a database is past trying things out.
     *
     * @throws CannotStart for any other word
     */
    static RunMode of(String name, boolean ownDatabase) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "" -> ownDatabase ? PRODUCTION : DEVELOPMENT;
            case "development" -> DEVELOPMENT;
            case "production" -> PRODUCTION;
            default ->
                throw new CannotStart("OFFSIDE_ENV is '%s' and must be development or production.".formatted(name));
        };
    }

    /** The name of the Spring profile and the value of {@code OFFSIDE_ENV}. */
    public String profile() {
        return name().toLowerCase(Locale.ROOT);
    }
}
