package com.offsideventures.pipeline;

import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.Values;
import com.offsideventures.platform.record.Draft;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on pipelines. */
@Repository
class PipelineStore {

    static final Listing LISTING = Listing.by("p.id")
            .search("search_text(p.name)")
            .flag("is_default", "p.is_default")
            .period("created", "p.created_at")
            .period("updated", "p.updated_at")
            .order("name", "search_text(p.name)")
            .order("created_at", "p.created_at")
            .defaultOrder("name")
            .build();

    private final JdbcClient jdbc;
    private final StageStore stages;

    PipelineStore(JdbcClient jdbc, StageStore stages) {
        this.jdbc = jdbc;
        this.stages = stages;
    }

    Optional<Pipeline> find(long id) {
        return withStages(jdbc.sql("select p.* from pipeline p where p.id = :id")
                        .param("id", id)
                        .query(Row::read)
                        .list())
                .stream()
                .findFirst();
    }

    /**
     * Lets one transaction at a time write pipelines, which are few and seldom change: so there is never a second
     * default, and never none left. Reading and pointing at pipelines goes on.
     */
    void lockAll() {
        jdbc.sql("lock table pipeline in share row exclusive mode").update();
    }

    List<Pipeline> list(ListRequest request) {
        return withStages(
                jdbc.sql("select p.* from pipeline p " + request.where().sql() + " " + request.page())
                        .params(request.where().parameters())
                        .query(Row::read)
                        .list());
    }

    long count(ListRequest request) {
        return jdbc.sql("select count(*) from pipeline p " + request.where().sql())
                .params(request.where().parameters())
                .query(Long.class)
                .single();
    }

    long insert(Draft draft) {
        Values values = Values.of(draft);
        return jdbc.sql("insert into pipeline " + values.insert() + " returning id")
                .params(values.parameters())
                .query(Long.class)
                .single();
    }

    void update(long id, Draft draft) {
        Values values = Values.of(draft);
        jdbc.sql("update pipeline set " + values.set() + " where id = :id")
                .params(values.parameters())
                .param("id", id)
                .update();
    }

    void clearDefault() {
        jdbc.sql("update pipeline set is_default = false where is_default").update();
    }

    boolean hasDeals(long id) {
        return jdbc.sql("select exists (select from deal where pipeline_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    boolean isLast(long id) {
        return jdbc.sql("select not exists (select from pipeline where id <> :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void delete(long id) {
        jdbc.sql("delete from pipeline where id = :id").param("id", id).update();
    }

    private List<Pipeline> withStages(List<Row> rows) {
        Map<Long, List<Stage>> byPipeline = stages
                .list(rows.stream().map(Row::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Stage::pipelineId));
        return rows.stream()
                .map(row -> row.with(byPipeline.getOrDefault(row.id, List.of())))
                .toList();
    }

    /** A pipeline without its stages. */
    private record Row(long id, String name, boolean isDefault, long version) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getLong("id"), row.getString("name"), row.getBoolean("is_default"), row.getLong("version"));
        }

        Pipeline with(List<Stage> stages) {
            return new Pipeline(id, name, isDefault, stages, version);
        }
    }
}
