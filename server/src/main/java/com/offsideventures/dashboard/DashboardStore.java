package com.offsideventures.dashboard;

import com.offsideventures.platform.db.Where;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement of the dashboard but those on tasks and activities. An owner of null means everybody. */
@Repository
class DashboardStore {

    private static final String DECIDED_ON = "decided_on(d.close_date, d.stage_entered_at)";

    private final JdbcClient jdbc;

    DashboardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The open deals of one stage in one currency.
     *
     * @param currency null where the stage has no open deals; then the others are 0
     */
    record Open(
            long pipelineId,
            String pipelineName,
            long stageId,
            String stageName,
            int probability,
            @Nullable String currency,
            BigDecimal amount,
            long count) {}

    /** The open deals by stage and currency, stages without any included. */
    List<Open> open(@Nullable Long owner) {
        Where deals = Where.all()
                .and("d.stage_id = s.id")
                .and("d.status = 'open'")
                .and("d.owner_id = :owner", "owner", owner);
        return jdbc.sql("""
                        select p.id as pipeline_id, p.name as pipeline_name, s.id as stage_id, s.name as stage_name,
                               s.probability, d.currency, coalesce(d.amount, 0) as amount, coalesce(d.count, 0) as count
                        from stage s
                        join pipeline p on p.id = s.pipeline_id
                        left join lateral (
                            select d.currency, sum(d.amount) as amount, count(*) as count
                            from deal d
                            %s
                            group by d.currency
                        ) d on true
                        where d.count > 0 or not (s.is_won or s.is_lost)
                        order by p.is_default desc, p.name, p.id, s."order", s.id, d.currency
                        """.formatted(deals.sql()))
                .params(deals.parameters())
                .query((row, number) -> new Open(
                        row.getLong("pipeline_id"),
                        row.getString("pipeline_name"),
                        row.getLong("stage_id"),
                        row.getString("stage_name"),
                        row.getInt("probability"),
                        row.getString("currency"),
                        row.getBigDecimal("amount"),
                        row.getLong("count")))
                .list();
    }

    /** Deals of one day and one currency, and what they are worth; for expected ones by their stage's probability. */
    record Daily(LocalDate date, String currency, boolean won, BigDecimal amount, long count) {}

    /** The deals decided between two days, both included. */
    List<Daily> decided(@Nullable Long owner, LocalDate from, LocalDate to) {
        Where decided = Where.all()
                .and("d.status <> 'open'")
                .and(DECIDED_ON + " >= :from", "from", from)
                .and(DECIDED_ON + " <= :to", "to", to)
                .and("d.owner_id = :owner", "owner", owner);
        return jdbc.sql("""
                        select %s as date, d.currency, d.status = 'won' as won, sum(d.amount) as amount, count(*) as count
                        from deal d
                        %s
                        group by 1, 2, 3
                        order by 1, 2, 3
                        """.formatted(DECIDED_ON, decided.sql()))
                .params(decided.parameters())
                .query(DashboardStore::daily)
                .list();
    }

    /** The open deals expected between two days, both included, each by its stage's probability. */
    List<Daily> expected(@Nullable Long owner, LocalDate from, LocalDate to) {
        Where expected = Where.all()
                .and("d.status = 'open'")
                .and("d.close_date >= :from", "from", from)
                .and("d.close_date <= :to", "to", to)
                .and("d.owner_id = :owner", "owner", owner);
        return jdbc.sql("""
                        select d.close_date as date, d.currency, false as won,
                               sum(d.amount * s.probability / 100) as amount, count(*) as count
                        from deal d
                        join stage s on s.id = d.stage_id
                        %s
                        group by 1, 2
                        order by 1, 2
                        """.formatted(expected.sql()))
                .params(expected.parameters())
                .query(DashboardStore::daily)
                .list();
    }

    private static Daily daily(ResultSet row, int number) throws SQLException {
        return new Daily(
                row.getObject("date", LocalDate.class),
                row.getString("currency"),
                row.getBoolean("won"),
                row.getBigDecimal("amount"),
                row.getLong("count"));
    }

    /** How many there are. */
    record Counts(long openTasks, long overdueTasks, long companies, long contacts) {}

    Counts counts(@Nullable Long owner, OffsetDateTime now) {
        String owned = owner == null ? "" : "where owner_id = :owner";
        String assigned = owner == null ? "" : "and assignee_id = :owner";
        return jdbc.sql("""
                        select t.open, t.overdue,
                               (select count(*) from company %1$s) as companies,
                               (select count(*) from contact %1$s) as contacts
                        from (
                            select count(*) as open, count(*) filter (where due_date < :now) as overdue
                            from task
                            where status in ('todo', 'in_progress') %2$s
                        ) t
                        """.formatted(owned, assigned))
                .param("owner", owner)
                .param("now", now)
                .query((row, number) -> new Counts(
                        row.getLong("open"), row.getLong("overdue"), row.getLong("companies"), row.getLong("contacts")))
                .single();
    }
}
