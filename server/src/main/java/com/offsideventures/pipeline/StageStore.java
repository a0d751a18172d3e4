package com.offsideventures.pipeline;

import com.offsideventures.platform.db.Values;
import com.offsideventures.platform.record.Draft;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on stages. */
@Repository
class StageStore {

    private final JdbcClient jdbc;

    StageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Stage> find(long id) {
        return jdbc.sql("select * from stage where id = :id")
                .param("id", id)
                .query(StageStore::row)
                .optional();
    }

    /** The stages of these pipelines, each pipeline's in order. */
    List<Stage> list(Collection<Long> pipelineIds) {
        return jdbc.sql("""
                        select *
                        from stage
                        where pipeline_id = any(:pipelines)
                        order by "order", id
                        """)
                .param("pipelines", pipelineIds.toArray(Long[]::new))
                .query(StageStore::row)
                .list();
    }

    long insert(Draft draft) {
        Values values = Values.of(draft);
        return jdbc.sql("insert into stage " + values.insert() + " returning id")
                .params(values.parameters())
                .query(Long.class)
                .single();
    }

    void update(long id, Draft draft) {
        Values values = Values.of(draft);
        jdbc.sql("update stage set " + values.set() + " where id = :id")
                .params(values.parameters())
                .param("id", id)
                .update();
    }

    /** Numbers these stages from 0 in the order given. */
    void reorder(List<Long> ids) {
        jdbc.sql("""
                        update stage s
                        set "order" = place.number - 1
                        from unnest(:ids) with ordinality as place (id, number)
                        where s.id = place.id
                        """).param("ids", ids.toArray(Long[]::new)).update();
    }

    boolean hasDeals(long id) {
        return jdbc.sql("select exists (select from deal where stage_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void delete(long id) {
        jdbc.sql("delete from stage where id = :id").param("id", id).update();
    }

    private static Stage row(ResultSet row, int number) throws SQLException {
        return new Stage(
                row.getLong("id"),
                row.getLong("pipeline_id"),
                row.getString("name"),
                row.getInt("order"),
                row.getInt("probability"),
                row.getBoolean("is_won"),
                row.getBoolean("is_lost"),
                row.getLong("version"));
    }
}
