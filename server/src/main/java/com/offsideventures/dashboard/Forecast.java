package com.offsideventures.dashboard;

import com.offsideventures.dashboard.Dashboard.Point;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How what was won and what is expected add up over a period.
 *
 * @param days the period
 * @param wonByDay what was won on which day of the period, in the workspace's currency
 * @param expectedByDay the weighted worth of open deals by the day of the period on which they are expected to close
 */
record Forecast(Dashboard.Span days, Map<LocalDate, BigDecimal> wonByDay, Map<LocalDate, BigDecimal> expectedByDay) {

    BigDecimal won() {
        return sum(wonByDay);
    }

    /** What will have been won by the end of the period, if all goes as likely as it seems. */
    BigDecimal total() {
        return won().add(sum(expectedByDay));
    }

    /** One point for each day on which something changes, for the first and the last day and for today. */
    List<Point> series() {
        NavigableSet<LocalDate> dates = new TreeSet<>(wonByDay.keySet());
        dates.add(days.startsOn());
        dates.add(days.endsOn());
        // What should have closed before today and did not may close any day from now.
        expectedByDay.keySet().stream().map(this::notBeforeToday).forEach(dates::add);
        if (!today().isBefore(days.startsOn()) && !today().isAfter(days.endsOn())) {
            dates.add(today());
        }
        List<Point> points = new ArrayList<>();
        for (LocalDate date : dates) {
            BigDecimal won = sumUntil(date, wonByDay);
            points.add(new Point(
                    date,
                    date.isAfter(today()) ? null : won,
                    date.isBefore(today()) ? null : won.add(expectedUntil(date))));
        }
        return points;
    }

    private BigDecimal expectedUntil(LocalDate date) {
        return expectedByDay.entrySet().stream()
                .filter(entry -> !notBeforeToday(entry.getKey()).isAfter(date))
                .map(Map.Entry::getValue)
                .reduce(NOTHING, BigDecimal::add);
    }

    private LocalDate notBeforeToday(LocalDate date) {
        return date.isBefore(today()) ? today() : date;
    }

    private LocalDate today() {
        return days.today();
    }

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    private static BigDecimal sum(Map<LocalDate, BigDecimal> byDay) {
        return byDay.values().stream().reduce(NOTHING, BigDecimal::add);
    }

    private static BigDecimal sumUntil(LocalDate date, Map<LocalDate, BigDecimal> byDay) {
        return byDay.entrySet().stream()
                .filter(entry -> !entry.getKey().isAfter(date))
                .map(Map.Entry::getValue)
                .reduce(NOTHING, BigDecimal::add);
    }
}
