package com.offsideventures.dashboard;

import com.offsideventures.activity.Activities;
import com.offsideventures.dashboard.Dashboard.StageValue;
import com.offsideventures.dashboard.DashboardStore.Daily;
import com.offsideventures.dashboard.DashboardStore.Open;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.settings.Settings;
import com.offsideventures.settings.WorkspaceSettings;
import com.offsideventures.task.Tasks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the dashboard together, from one statement per kind of thing whatever their number. */
@Service
class Dashboards {

    private static final int WIN_RATE_DAYS = 90;

    private final DashboardStore store;
    private final Settings settings;
    private final Activities activities;
    private final Tasks tasks;
    private final Clock clock;

    Dashboards(DashboardStore store, Settings settings, Activities activities, Tasks tasks, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.activities = activities;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** @param owner whose part to show; null for everybody's */
    @Transactional(readOnly = true)
    Dashboard show(Actor actor, Period period, @Nullable Long owner) {
        Instant now = clock.instant();
        Dashboard.Span days = period.around(LocalDate.ofInstant(now, ZoneOffset.UTC));
        LocalDate recently = days.today().minusDays(WIN_RATE_DAYS - 1L);
        WorkspaceSettings workspace = settings.get();
        Worth worth = new Worth(workspace);

        List<Open> open = store.open(owner);
        List<Daily> decided = store.decided(owner, earlier(days.startsOn(), recently), days.today());
        List<Daily> won = wonIn(days, decided);
        List<Daily> expected = store.expected(owner, days.startsOn(), days.endsOn());
        DashboardStore.Counts counts = store.counts(owner, now.atOffset(ZoneOffset.UTC));

        List<StageValue> stages = worth.stages(open);
        Optional<Map<LocalDate, BigDecimal>> wonByDay = worth.byDay(won);
        Optional<Forecast> forecast = wonByDay.flatMap(
                facts -> worth.byDay(expected).map(expectations -> new Forecast(days, facts, expectations)));
        SortedSet<String> currencies = currencies(open, won, expected);
        return new Dashboard(
                days,
                workspace.defaultCurrency(),
                worth.rates(currencies),
                worth.unconverted(currencies),
                Worth.total(stages, StageValue::amount),
                Worth.total(stages, StageValue::weighted),
                Worth.pipeline(stages),
                stages.stream().mapToLong(StageValue::count).sum(),
                stages,
                wonByDay.map(Map::values).map(Worth::sum).orElse(null),
                Worth.won(won),
                winRate(decided, recently),
                forecast.map(Forecast::total).orElse(null),
                owner == null ? Period.target(days, workspace.targets()).orElse(null) : null,
                forecast.map(Forecast::series).orElse(List.of()),
                counts.openTasks(),
                counts.overdueTasks(),
                counts.companies(),
                counts.contacts(),
                activities.first(actor, newest(owner)),
                tasks.first(actor, dueFirst()));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<Daily> wonIn(Dashboard.Span days, List<Daily> decided) {
        return decided.stream()
                .filter(day -> day.won()
                        && !day.date().isBefore(days.startsOn())
                        && !day.date().isAfter(days.endsOn()))
                .toList();
    }

    private static @Nullable BigDecimal winRate(List<Daily> decided, LocalDate since) {
        List<Daily> recent =
                decided.stream().filter(day -> !day.date().isBefore(since)).toList();
        long all = recent.stream().mapToLong(Daily::count).sum();
        long won = recent.stream().filter(Daily::won).mapToLong(Daily::count).sum();
        return all == 0 ? null : BigDecimal.valueOf(won).divide(BigDecimal.valueOf(all), 4, RoundingMode.HALF_UP);
    }

    private static SortedSet<String> currencies(List<Open> open, List<Daily> won, List<Daily> expected) {
        SortedSet<String> currencies = new TreeSet<>();
        open.stream().map(Open::currency).filter(Objects::nonNull).forEach(currencies::add);
        won.stream().map(Daily::currency).forEach(currencies::add);
        expected.stream().map(Daily::currency).forEach(currencies::add);
        return currencies;
    }

    private static Map<String, List<String>> newest(@Nullable Long actorId) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(Map.of("limit", List.of("10")));
        if (actorId != null) {
            parameters.put("actor_id", List.of(actorId.toString()));
        }
        return parameters;
    }

    private static Map<String, List<String>> dueFirst() {
        return Map.of(
                "assignee_id", List.of("me"),
                "status", List.of("todo,in_progress"),
                "ordering", List.of("due_date,-created_at"),
                "limit", List.of("8"));
    }
}
