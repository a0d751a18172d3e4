package com.offsideventures.platform.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version that a caller believes a record to have, from the header {@code If-Match: "3"}.
 *
 * @param version the version; null where the caller did not say
 */
public record IfMatch(@Nullable Long version) {

    private static final Pattern ETAG = Pattern.compile("\\s*(?:W/)?\"(\\d{1,18})\"\\s*");

    /**
     * Reads the header.
     *
     * @param header the header's value; null and {@code *} mean any version
     * @throws Problem 400 where it is not one version in quotes
     */
    public static IfMatch read(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return new IfMatch(null);
        }
        Matcher etag = ETAG.matcher(header);
        if (!etag.matches()) {
            throw Problem.badRequest("If-Match should be one version in quotes, for example \"3\".");
        }
        return new IfMatch(Long.valueOf(etag.group(1)));
    }

    /** Whether a record of this version is the one the caller means. */
    public boolean holds(long current) {
        return version == null || version == current;
    }

    /** The header value for a record of this version. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }
}
