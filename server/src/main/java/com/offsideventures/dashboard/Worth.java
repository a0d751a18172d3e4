package com.offsideventures.dashboard;

import com.offsideventures.dashboard.Dashboard.PipelineValue;
import com.offsideventures.dashboard.Dashboard.StageValue;
import com.offsideventures.dashboard.Dashboard.Won;
import com.offsideventures.dashboard.DashboardStore.Daily;
import com.offsideventures.dashboard.DashboardStore.Open;
import com.offsideventures.settings.WorkspaceSettings;
import com.offsideventures.settings.WorkspaceSettings.ExchangeRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds up amounts of several currencies: per currency always, in the workspace's currency where all rates are known.
 *
 * @param workspace whose currency and rates
 */
record Worth(WorkspaceSettings workspace) {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    /** The stages with what their open deals are worth. */
    List<StageValue> stages(List<Open> open) {
        Map<Long, List<Open>> byStage =
                open.stream().collect(Collectors.groupingBy(Open::stageId, LinkedHashMap::new, Collectors.toList()));
        return byStage.values().stream().map(this::stage).toList();
    }

    private StageValue stage(List<Open> currencies) {
        Open stage = currencies.getFirst();
        List<PipelineValue> values = new ArrayList<>();
        for (Open open : currencies) {
            if (open.currency() != null) {
                BigDecimal weighted = open.amount()
                        .multiply(BigDecimal.valueOf(open.probability()))
                        .movePointLeft(2)
                        .setScale(2, RoundingMode.HALF_UP);
                values.add(new PipelineValue(open.currency(), open.amount(), weighted));
            }
        }
        return new StageValue(
                stage.pipelineId(),
                stage.pipelineName(),
                stage.stageId(),
                stage.stageName(),
                stage.probability(),
                currencies.stream().mapToLong(Open::count).sum(),
                inOneCurrency(values, PipelineValue::amount),
                inOneCurrency(values, PipelineValue::weighted),
                values);
    }

    private @Nullable BigDecimal inOneCurrency(List<PipelineValue> values, Function<PipelineValue, BigDecimal> amount) {
        return addAll(values.stream()
                        .map(value -> workspace.inDefaultCurrency(amount.apply(value), value.currency()))
                        .toList())
                .orElse(null);
    }

    /** The sum of what the stages show; null where one of them shows nothing. */
    static @Nullable BigDecimal total(List<StageValue> stages, Function<StageValue, @Nullable BigDecimal> amount) {
        return addAll(stages.stream()
                        .map(stage -> Optional.ofNullable(amount.apply(stage)))
                        .toList())
                .orElse(null);
    }

    /** What all stages are worth together, per currency. */
    static List<PipelineValue> pipeline(List<StageValue> stages) {
        Map<String, PipelineValue> byCurrency = new TreeMap<>();
        stages.stream()
                .flatMap(stage -> stage.values().stream())
                .forEach(value -> byCurrency.merge(
                        value.currency(),
                        value,
                        (one, other) -> new PipelineValue(
                                one.currency(),
                                one.amount().add(other.amount()),
                                one.weighted().add(other.weighted()))));
        return List.copyOf(byCurrency.values());
    }

    /** What was won, per currency. */
    static List<Won> won(List<Daily> days) {
        Map<String, Won> byCurrency = new TreeMap<>();
        days.forEach(day -> byCurrency.merge(
                day.currency(),
                new Won(day.currency(), day.amount(), day.count()),
                (one, other) ->
                        new Won(one.currency(), one.amount().add(other.amount()), one.count() + other.count())));
        return List.copyOf(byCurrency.values());
    }

    /** The days' amounts in the workspace's currency; empty where a rate is not known. */
    Optional<Map<LocalDate, BigDecimal>> byDay(List<Daily> days) {
        Map<LocalDate, BigDecimal> byDay = new TreeMap<>();
        for (Daily day : days) {
            Optional<BigDecimal> amount = workspace.inDefaultCurrency(day.amount(), day.currency());
            if (amount.isEmpty()) {
                return Optional.empty();
            }
            byDay.merge(day.date(), amount.get(), BigDecimal::add);
        }
        return Optional.of(byDay);
    }

    /** The currencies among these whose rate is not known. */
    List<String> unconverted(Collection<String> currencies) {
        return currencies.stream()
                .filter(currency ->
                        workspace.inDefaultCurrency(BigDecimal.ONE, currency).isEmpty())
                .toList();
    }

    /** The rates that amounts in these currencies are counted at. */
    Map<String, ExchangeRate> rates(Collection<String> currencies) {
        Map<String, ExchangeRate> used = new TreeMap<>(workspace.exchangeRates());
        used.keySet().retainAll(currencies);
        used.remove(workspace.defaultCurrency());
        return used;
    }

    static BigDecimal sum(Collection<BigDecimal> amounts) {
        return amounts.stream().reduce(NOTHING, BigDecimal::add);
    }

    private static Optional<BigDecimal> addAll(List<Optional<BigDecimal>> amounts) {
        return amounts.stream().allMatch(Optional::isPresent)
                ? Optional.of(sum(amounts.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }
}
