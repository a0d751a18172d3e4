package com.offsideventures.assistant;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sums over all deals that no list answers. */
@Repository
class SumStore {

    private final JdbcClient jdbc;

    SumStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The deals of one stage in one currency.
     *
     * @param amount the sum of what they are worth, in that currency
     * @param weighted the same, each by its stage's probability
     */
    record Sum(
            String pipeline,
            String stage,
            String status,
            String currency,
            int deals,
            BigDecimal amount,
            BigDecimal weighted) {}

    List<Sum> all() {
        return jdbc.sql("""
                        select p.name as pipeline, s.name as stage, d.status, d.currency, count(*) as deals,
                               sum(d.amount) as amount, round(sum(d.amount * s.probability) / 100, 2) as weighted
                        from deal d
                        join stage s on s.id = d.stage_id
                        join pipeline p on p.id = s.pipeline_id
                        group by p.id, s.id, d.status, d.currency
                        order by p.is_default desc, p.name, s."order", s.id, d.status, d.currency
                        """)
                .query((row, number) -> new Sum(
                        row.getString("pipeline"),
                        row.getString("stage"),
                        row.getString("status"),
                        row.getString("currency"),
                        row.getInt("deals"),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("weighted")))
                .list();
    }
}
