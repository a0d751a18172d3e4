package com.offsideventures.assistant.model;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts what comes from records between marks that no record can know, so that a model can tell data from what it is
 * asked. Each conversation has marks of its own.
 */
public final class Fenced {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern DATA = Pattern.compile("<(data-[0-9a-f]{12})>\n(.*?)\n</\\1>", Pattern.DOTALL);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String mark;

    public Fenced() {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        mark = "data-" + HexFormat.of().formatHex(random);
    }

    /** The word of the marks. */
    public String mark() {
        return mark;
    }

    /** The data between its marks. */
    public String put(JsonNode data) {
        return "<" + mark + ">\n" + data + "\n</" + mark + ">";
    }

    /** What the member asks, behind the data it is about. */
    public String put(JsonNode data, String question) {
        return put(data) + "\n\n" + question;
    }

    /** The first data in a text; empty where there is none. */
    public static Optional<JsonNode> read(String text) {
        Matcher data = DATA.matcher(text);
        try {
            return data.find() ? Optional.of(JSON.readTree(data.group(2))) : Optional.empty();
        } catch (JacksonException cut) {
            return Optional.empty();
        }
    }

    /** The text without the data. */
    public static String question(String text) {
        return DATA.matcher(text).replaceAll("").strip();
    }
}
