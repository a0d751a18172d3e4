package com.offsideventures.dashboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.offsideventures.activity.Activity;
import com.offsideventures.settings.WorkspaceSettings.ExchangeRate;
import com.offsideventures.task.Task;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the workspace, or one member's part of it, stands. Amounts without a currency of their own are in {@code currency}
 * and null where a deal among them is in a currency whose rate is not known; they are sums of rounded parts, so that
 * what is shown adds up.
 *
 * @param period the time that {@code won}, {@code forecast}, {@code target} and {@code series} are about
 * @param currency the workspace's currency, an ISO 4217 code
 * @param exchangeRates by currency, the rates that were used
 * @param unconverted currencies of deals whose rate is not known
 * @param openValue what all open deals are worth, whenever they are expected
 * @param weightedValue the same, each deal by its stage's probability
 * @param pipelineValue the same per currency
 * @param openDeals how many deals are open
 * @param dealsByStage the open deals of each stage that is neither won nor lost, in the order of pipelines and stages
 * @param wonValue what was won in the period
 * @param won the same per currency
 * @param winRate90d the won among the deals decided in the last 90 days, 0 to 1; null where none was
 * @param forecast what was won in the period and the weighted worth of what is expected to close in it
 * @param target what is to be won in the period by everybody; null where it is not set, or one member's part is shown
 * @param series won and forecast as they add up over the period
 * @param openTasks tasks that are not done
 * @param overdueTasks those among them whose time has come
 * @param companies how many companies there are
 * @param contacts how many contacts there are
 * @param recentActivity the ten newest entries of the timeline
 * @param myOpenTasks up to eight open tasks of the caller, those that are due first
 */
public record Dashboard(
        Span period,
        String currency,
        Map<String, ExchangeRate> exchangeRates,
        List<String> unconverted,
        @Nullable BigDecimal openValue,
        @Nullable BigDecimal weightedValue,
        List<PipelineValue> pipelineValue,
        long openDeals,
        List<StageValue> dealsByStage,
        @Nullable BigDecimal wonValue,
        List<Won> won,
        @JsonProperty("win_rate_90d") @Nullable BigDecimal winRate90d,
        @Nullable BigDecimal forecast,
        @Nullable BigDecimal target,
        List<Point> series,
        long openTasks,
        long overdueTasks,
        long companies,
        long contacts,
        List<Activity> recentActivity,
        List<Task> myOpenTasks) {

    public Dashboard {
        exchangeRates = new TreeMap<>(exchangeRates);
        unconverted = List.copyOf(unconverted);
        pipelineValue = List.copyOf(pipelineValue);
        dealsByStage = List.copyOf(dealsByStage);
        won = List.copyOf(won);
        series = List.copyOf(series);
        recentActivity = List.copyOf(recentActivity);
        myOpenTasks = List.copyOf(myOpenTasks);
    }

    /**
     * The days that the answer is about, in UTC.
     *
     * @param label {@code 2026-Q4}, or {@code 2026} for a year
     * @param startsOn the first day
     * @param endsOn the last day
     * @param today the day of the answer
     */
    public record Span(String label, LocalDate startsOn, LocalDate endsOn, LocalDate today) {}

    /**
     * Open deals in one currency.
     *
     * @param amount what they are worth
     * @param weighted the same, each deal by its stage's probability
     */
    public record PipelineValue(String currency, BigDecimal amount, BigDecimal weighted) {}

    /**
     * Open deals in one stage.
     *
     * @param probability how likely a deal here is won, in percent
     * @param count how many there are
     * @param amount what they are worth in the workspace's currency; null where a rate is not known
     * @param weighted the same by the stage's probability
     * @param values what they are worth per currency
     */
    public record StageValue(
            long pipelineId,
            String pipelineName,
            long stageId,
            String stageName,
            int probability,
            long count,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal weighted,
            List<PipelineValue> values) {

        public StageValue {
            values = List.copyOf(values);
        }
    }

    /** What was won in one currency, and how many deals. */
    public record Won(String currency, BigDecimal amount, long count) {}

    /**
     * How much it is at the end of a day on which something changes.
     *
     * @param won what was won since the period began; null after today
     * @param forecast the same with the weighted worth of what is expected to close by then; null before today
     */
    public record Point(
            LocalDate date,
            @Nullable BigDecimal won,
            @Nullable BigDecimal forecast) {}
}
