package com.offsideventures.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.dashboard.Dashboard.Point;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-18");
    private static final Dashboard.Span QUARTER = Period.QUARTER.around(TODAY);

    @Test
    void periodsAreCalendarQuartersAndYears() {
        assertThat(QUARTER)
                .isEqualTo(new Dashboard.Span(
                        "2026-Q4", LocalDate.parse("2026-10-01"), LocalDate.parse("2026-12-31"), TODAY));
        assertThat(Period.NEXT.around(TODAY))
                .isEqualTo(new Dashboard.Span(
                        "2027-Q1", LocalDate.parse("2027-01-01"), LocalDate.parse("2027-03-31"), TODAY));
        assertThat(Period.YEAR.around(LocalDate.parse("2028-02-29")))
                .extracting(Dashboard.Span::label, Dashboard.Span::endsOn)
                .containsExactly("2028", LocalDate.parse("2028-12-31"));
        assertThat(Period.QUARTER.around(LocalDate.parse("2026-05-31")).startsOn())
                .isEqualTo(LocalDate.parse("2026-04-01"));
    }

    @Test
    void aYearHasATargetWhereEachOfItsQuartersHas() {
        Map<String, BigDecimal> three = Map.of("2026-Q1", money(1), "2026-Q2", money(2), "2026-Q4", money(8));
        Dashboard.Span year = Period.YEAR.around(TODAY);
        assertThat(Period.target(QUARTER, three)).contains(money(8));
        assertThat(Period.target(year, three)).isEmpty();
        assertThat(Period.target(
                        year,
                        Map.of("2026-Q1", money(1), "2026-Q2", money(2), "2026-Q3", money(4), "2026-Q4", money(8))))
                .contains(money(15));
    }

    @Test
    void factsAddUpUntilTodayAndExpectationsFromToday() {
        Forecast forecast = new Forecast(
                QUARTER,
                Map.of(day("2026-10-05"), money(100), day("2026-11-02"), money(50)),
                Map.of(day("2026-11-10"), money(7), day("2026-12-01"), money(20)));
        assertThat(forecast.series())
                .containsExactly(
                        point("2026-10-01", money(0), null),
                        point("2026-10-05", money(100), null),
                        point("2026-11-02", money(150), null),
                        // What should have closed on the tenth may close any day from now.
                        point("2026-11-18", money(150), money(157)),
                        point("2026-12-01", null, money(177)),
                        point("2026-12-31", null, money(177)));
        assertThat(forecast.total()).isEqualTo(money(177));
    }

    @Test
    void thePeriodToComeIsAllExpectation() {
        Forecast forecast = new Forecast(Period.NEXT.around(TODAY), Map.of(), Map.of(day("2027-02-01"), money(20)));
        assertThat(forecast.series())
                .containsExactly(
                        point("2027-01-01", null, money(0)),
                        point("2027-02-01", null, money(20)),
                        point("2027-03-31", null, money(20)));
    }

    private static Point point(String date, @Nullable BigDecimal won, @Nullable BigDecimal forecast) {
        return new Point(day(date), won, forecast);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    private static BigDecimal money(int units) {
        return BigDecimal.valueOf(units).setScale(2);
    }
}
