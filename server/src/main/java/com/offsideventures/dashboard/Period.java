package com.offsideventures.dashboard;

import com.offsideventures.platform.record.Choice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The times a dashboard can be about, seen from a day. */
enum Period implements Choice {
    /** The quarter of that day. */
    QUARTER("quarter"),
    /** The quarter after it. */
    NEXT("next"),
    /** The calendar year of that day. */
    YEAR("year");

    private final String wire;

    Period(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    Dashboard.Span around(LocalDate today) {
        LocalDate quarter = today.withMonth(
                        today.getMonth().firstMonthOfQuarter().getValue())
                .withDayOfMonth(1);
        return switch (this) {
            case QUARTER -> quarter(quarter, today);
            case NEXT -> quarter(quarter.plusMonths(3), today);
            case YEAR ->
                new Dashboard.Span(
                        "%04d".formatted(today.getYear()),
                        today.withDayOfYear(1),
                        today.withDayOfYear(today.lengthOfYear()),
                        today);
        };
    }

    private static Dashboard.Span quarter(LocalDate start, LocalDate today) {
        return new Dashboard.Span(label(start), start, start.plusMonths(3).minusDays(1), today);
    }

    private static String label(LocalDate day) {
        return "%04d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    /**
     * What is to be won in these days.
     *
     * @param targets by quarter
     * @return empty where a quarter among them has no target
     */
    static Optional<BigDecimal> target(Dashboard.Span days, Map<String, BigDecimal> targets) {
        List<String> quarters = IntStream.iterate(0, month -> month + 3)
                .mapToObj(days.startsOn()::plusMonths)
                .takeWhile(day -> !day.isAfter(days.endsOn()))
                .map(Period::label)
                .toList();
        return targets.keySet().containsAll(quarters)
                ? Optional.of(quarters.stream().map(targets::get).reduce(BigDecimal.ZERO, BigDecimal::add))
                : Optional.empty();
    }
}
