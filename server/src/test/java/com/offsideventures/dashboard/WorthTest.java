package com.offsideventures.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.offsideventures.dashboard.Dashboard.PipelineValue;
import com.offsideventures.dashboard.Dashboard.StageValue;
import com.offsideventures.dashboard.Dashboard.Won;
import com.offsideventures.dashboard.DashboardStore.Daily;
import com.offsideventures.dashboard.DashboardStore.Open;
import com.offsideventures.settings.WorkspaceSettings;
import com.offsideventures.settings.WorkspaceSettings.ExchangeRate;
import com.offsideventures.settings.WorkspaceSettings.FirstDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorthTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-18");
    private static final ExchangeRate DOLLAR = new ExchangeRate(new BigDecimal("0.333"), DAY);

    private final Worth worth =
            new Worth(new WorkspaceSettings("Ours", "EUR", Map.of("USD", DOLLAR), Map.of(), "de-AT", FirstDay.MONDAY));

    @Test
    void aStageIsWorthItsCurrenciesCountedInOne() {
        List<StageValue> stages = worth.stages(
                List.of(open(1, 20, "EUR", "100.00", 2), open(1, 20, "USD", "10.00", 1), open(2, 80, null, "0", 0)));
        assertThat(stages)
                .containsExactly(
                        new StageValue(
                                7,
                                "Sales",
                                1,
                                "Stage 1",
                                20,
                                3,
                                money("103.33"),
                                money("20.67"),
                                List.of(
                                        new PipelineValue("EUR", money("100.00"), money("20.00")),
                                        new PipelineValue("USD", money("10.00"), money("2.00")))),
                        new StageValue(7, "Sales", 2, "Stage 2", 80, 0, money("0.00"), money("0.00"), List.of()));
        assertThat(Worth.total(stages, StageValue::amount)).isEqualTo(money("103.33"));
        assertThat(Worth.pipeline(stages))
                .extracting(PipelineValue::currency, PipelineValue::amount)
                .containsExactly(tuple("EUR", money("100.00")), tuple("USD", money("10.00")));
    }

    @Test
    void withoutARateNothingStandsInForTheMissingNumber() {
        List<StageValue> stages =
                worth.stages(List.of(open(1, 20, "EUR", "100.00", 2), open(2, 50, "GBP", "10.00", 1)));
        assertThat(stages).extracting(StageValue::amount).containsExactly(money("100.00"), null);
        assertThat(Worth.total(stages, StageValue::amount)).isNull();
        assertThat(worth.byDay(List.of(won("GBP", "1.00")))).isEmpty();
        assertThat(worth.unconverted(List.of("EUR", "GBP", "USD"))).containsExactly("GBP");
        assertThat(worth.rates(List.of("EUR", "GBP", "USD"))).containsExactly(Map.entry("USD", DOLLAR));
        assertThat(worth.rates(List.of("EUR"))).isEmpty();
    }

    @Test
    void whatWasWonIsCountedPerCurrencyAndPerDay() {
        List<Daily> days = List.of(won("EUR", "5.00"), won("USD", "3.00"), won("EUR", "1.00"));
        assertThat(Worth.won(days)).containsExactly(new Won("EUR", money("6.00"), 2), new Won("USD", money("3.00"), 1));
        assertThat(worth.byDay(days)).contains(Map.of(DAY, money("7.00")));
    }

    private static Daily won(String currency, String amount) {
        return new Daily(DAY, currency, true, money(amount), 1);
    }

    private static Open open(long stage, int probability, @Nullable String currency, String amount, long count) {
        return new Open(7, "Sales", stage, "Stage " + stage, probability, currency, money(amount), count);
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
