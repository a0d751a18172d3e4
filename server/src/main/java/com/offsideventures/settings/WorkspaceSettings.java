package com.offsideventures.settings;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import com.offsideventures.platform.record.Structures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What holds for the whole workspace. The record is the JSON answer.
 *
 * @param defaultCurrency ISO 4217 code; sums over several currencies are counted in it
 * @param exchangeRates by currency, what one unit of it is worth in the default currency
 * @param targets by quarter ({@code 2026-Q4}), what is to be won, in the default currency
 * @param locale the language tag that members without one of their own see dates and numbers in
 */
public record WorkspaceSettings(
        String workspaceName,
        String defaultCurrency,
        Map<String, ExchangeRate> exchangeRates,
        Map<String, BigDecimal> targets,
        String locale,
        FirstDay weekStartsOn) {

    private static final int MOST_CURRENCIES = 200;
    private static final int MOST_QUARTERS = 400;

    static final Field<String> WORKSPACE_NAME =
            Field.text("workspace_name", 120).asRequired();
    static final Field<String> DEFAULT_CURRENCY = Field.currency("default_currency", "USD");
    static final Field<JsonNode> EXCHANGE_RATES = Structures.map(
            "exchange_rates",
            MOST_CURRENCIES,
            Pattern.compile("[A-Z]{3}"),
            "a currency code such as EUR",
            Structures.object(
                    "rate", Field.rate("rate").asRequired(), Field.date("as_of").asRequired()));
    static final Field<JsonNode> TARGETS = Structures.map(
            "targets",
            MOST_QUARTERS,
            Pattern.compile("\\d{4}-Q[1-4]"),
            "a quarter such as 2026-Q4",
            Field.amount("target"));
    static final Field<String> LOCALE = Field.locale("locale", "en-US");
    static final Field<FirstDay> WEEK_STARTS_ON = Field.choice("week_starts_on", FirstDay.class, FirstDay.MONDAY);

    /** What an administrator may set. */
    public static final Shape SHAPE = Shape.of(
            "WorkspaceSettings", WORKSPACE_NAME, DEFAULT_CURRENCY, EXCHANGE_RATES, TARGETS, LOCALE, WEEK_STARTS_ON);

    public WorkspaceSettings {
        exchangeRates = Collections.unmodifiableMap(new TreeMap<>(exchangeRates));
        targets = Collections.unmodifiableMap(new TreeMap<>(targets));
    }

    /**
     * What a currency is worth.
     *
     * @param rate the worth of one unit in the default currency, above zero
     * @param asOf the day on which it was so
     */
    public record ExchangeRate(BigDecimal rate, LocalDate asOf) {}

    /** The first day of a week. */
    public enum FirstDay implements Choice {
        MONDAY("monday"),
        SATURDAY("saturday"),
        SUNDAY("sunday");

        private final String wire;

        FirstDay(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /** The amount in the default currency, rounded to cents; empty where the rate of its currency is not known. */
    public Optional<BigDecimal> inDefaultCurrency(BigDecimal amount, String currency) {
        if (currency.equals(defaultCurrency)) {
            return Optional.of(amount.setScale(2, RoundingMode.HALF_UP));
        }
        return Optional.ofNullable(exchangeRates.get(currency))
                .map(known -> amount.multiply(known.rate()).setScale(2, RoundingMode.HALF_UP));
    }
}
