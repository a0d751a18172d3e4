package com.offsideventures.platform.postgres;

import com.offsideventures.platform.start.CannotStart;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A database address as operators write it, {@code postgres://user:password@host:port/database?sslmode=require}.
 *
 * @param host name or address, an IPv6 address in its brackets
 * @param port TCP port, 5432 where none is written
 * @param database name of the database, the user's name where none is written
 * @param user role that signs in, {@code postgres} where none is written
 * @param password its password, empty where none is written
 * @param parameters what stands behind the question mark, in its order, under the names the JDBC driver knows
 */
public record DatabaseUrl(
        String host, int port, String database, String user, String password, Map<String, String> parameters) {

    private static final Pattern FORM = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[^:@/?#\\[\\]\\s]+)"
            + "(?::(?<port>[0-9]{1,5}))?"
            + "(?:/(?<database>[^/?#]*))?"
            + "(?:\\?(?<parameters>[^#]*))?");

    /** Parameters that libpq and the JDBC driver call by different names. */
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding");

    public DatabaseUrl {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads an address; user, password and database may be percent-encoded.
     *
     * @throws CannotStart where it does not have the form above; the sentence never repeats the address, it may hold a
     *     password
     */
    public static DatabaseUrl parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw unreadable();
        }
        try {
            String user = decodeOr(form.group("user"), "postgres");
            return new DatabaseUrl(
                    form.group("host"),
                    parsePort(form.group("port")),
                    decodeOr(form.group("database"), user),
                    user,
                    decodeOr(form.group("password"), ""),
                    parseParameters(form.group("parameters")));
        } catch (IllegalArgumentException badEscape) {
            throw unreadable();
        }
    }

    /** The address for the JDBC driver, without user and password. */
    public String jdbcUrl() {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        return "jdbc:postgresql://%s:%d/%s%s"
                .formatted(host, port, encode(database), query.isEmpty() ? "" : "?" + query);
    }

    /** The address as {@code psql} takes it, with the password. */
    public String toUrl() {
        return "postgres://%s:%s@%s:%d/%s".formatted(encode(user), encode(password), host, port, encode(database));
    }

    /** The same server and role, another database. */
    public DatabaseUrl withDatabase(String name) {
        return new DatabaseUrl(host, port, name, user, password, parameters);
    }

    /** Without the password: this may be logged. */
    @Override
    public String toString() {
        return "%s@%s:%d/%s".formatted(user, host, port, database);
    }

    private static CannotStart unreadable() {
        return new CannotStart(
                "DATABASE_URL is not an address of the form postgres://user:password@host:port/database (write special characters in it percent-encoded, @ as %40).");
    }

    private static int parsePort(@Nullable String port) {
        int number = port == null ? 5432 : Integer.parseInt(port);
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("port out of range");
        }
        return number;
    }

    private static Map<String, String> parseParameters(@Nullable String query) {
        var parameters = new LinkedHashMap<String, String>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = decode(pair.substring(0, equals));
                parameters.put(DRIVER_NAMES.getOrDefault(name, name), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decodeOr(@Nullable String part, String otherwise) {
        return part == null || part.isEmpty() ? otherwise : decode(part);
    }

    // A plus is a plus in the path and the user part of an address; only HTML forms read it as a blank.
    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
