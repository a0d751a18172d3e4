package com.offsideventures.platform.record;

import com.offsideventures.platform.record.Field.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The forms of addresses. The empty text passes: it means "none". */
final class Formats {

    /** One @ between a name and a domain with a dot; whether anybody reads it, only a mail can tell. */
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>()\\[\\],;:\\\\\"]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?\\.[\\p{L}\\p{N}-]{2,63}");

    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private Formats() {}

    static String email(String text) throws Refused {
        if (text.isEmpty() || (EMAIL.matcher(text).matches() && !text.contains(".."))) {
            return text;
        }
        throw new Refused("value_error", "Input should be a valid e-mail address such as name@example.com");
    }

    static String url(String text) throws Refused {
        if (text.isEmpty() || isWebAddress(text)) {
            return text;
        }
        throw new Refused("url_parsing", "Input should be a valid URL that starts with https:// or http://");
    }

    static String currency(String text) throws Refused {
        if (!CURRENCY.matcher(text).matches()) {
            throw new Refused("string_pattern_mismatch", "Input should be a currency code such as EUR");
        }
        return text.toUpperCase(Locale.ROOT);
    }

    static String locale(String text) throws Refused {
        if (!LOCALE.matcher(text).matches()) {
            throw new Refused("string_pattern_mismatch", "Input should be a language tag such as en-US");
        }
        return text;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getRawAuthority() != null
                    && uri.getRawUserInfo() == null
                    && !uri.getRawAuthority().isBlank();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
