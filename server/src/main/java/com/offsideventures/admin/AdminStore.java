package com.offsideventures.admin;

import com.offsideventures.admin.Model.Reference;
import com.offsideventures.platform.db.ListRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the rows of every model by its declaration. Names of tables and columns come from there, never from a request. */
@Repository
class AdminStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    AdminStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row as JSON: what it is called, its columns, and for each column that points elsewhere what is there. */
    private static String rows(Model model, Function<String, Model> models) {
        List<String> titles = new ArrayList<>();
        for (Reference reference : model.references()) {
            Model target = models.apply(reference.model());
            titles.add("'%s', (select %s from (select r.* from %s r where r.id = t.\"%s\") t)"
                    .formatted(reference.column(), target.title(), target.name(), reference.column()));
        }
        String hidden = model.hidden().isEmpty() ? "" : " - array['" + String.join("', '", model.hidden()) + "']";
        return """
                select jsonb_build_object(
                           'id', t.id,
                           'title', %s,
                           'values', to_jsonb(t)%s,
                           'titles', jsonb_build_object(%s)) as record
                from %s t
                """.formatted(model.title(), hidden, String.join(", ", titles), table(model));
    }

    /** Profiles have no id of their own: a user has one. */
    private static String table(Model model) {
        return model.name().equals("profile") ? "(select user_id as id, p.* from profile p)" : model.name();
    }

    List<AdminRecord> list(Model model, Function<String, Model> models, ListRequest request) {
        return jdbc.sql(rows(model, models) + request.where().sql() + " " + request.page())
                .params(request.where().parameters())
                .query(AdminStore::row)
                .list();
    }

    long count(Model model, ListRequest request) {
        return jdbc.sql("select count(*) from " + table(model) + " t "
                        + request.where().sql())
                .params(request.where().parameters())
                .query(Long.class)
                .single();
    }

    Optional<AdminRecord> find(Model model, Function<String, Model> models, long id) {
        return jdbc.sql(rows(model, models) + "where t.id = :id")
                .param("id", id)
                .query(AdminStore::row)
                .optional();
    }

    /** The columns of the model's table that may be shown, in their order. */
    List<String> columns(Model model) {
        return jdbc.sql("""
                        select attname
                        from pg_attribute
                        where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped
                          and attname <> all (:hidden)
                        order by attnum
                        """)
                .param("table", model.name())
                .param("hidden", model.hidden().toArray(String[]::new))
                .query((row, number) -> row.getString("attname"))
                .list();
    }

    /** Those of the ids that are there. */
    List<Long> existing(Model model, List<Long> ids) {
        return jdbc.sql("select t.id from " + table(model) + " t where t.id = any(:ids) order by t.id")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    /** Hands over every row that matches, a few at a time; must be called in a transaction, or all come at once. */
    void each(Model model, Function<String, Model> models, ListRequest request, Consumer<AdminRecord> taker) {
        jdbc.sql(rows(model, models) + request.where().sql() + " order by " + request.orderBy())
                .params(request.where().parameters())
                .withFetchSize(500)
                .query((ResultSet row) -> taker.accept(row(row, 0)));
    }

    /** How many rows fall into each year, month or day. */
    List<DateCount> dates(Model model, String column, String form, String within) {
        return jdbc.sql("""
                        select to_char(t.%1$s, :form) as part, count(*) as count
                        from %2$s t
                        where t.%1$s is not null and to_char(t.%1$s, 'YYYY-MM-DD') like :within || '%%'
                        group by 1
                        order by 1
                        """.formatted(column, table(model)))
                .param("form", form)
                .param("within", within)
                .query((row, number) -> new DateCount(row.getString("part"), row.getLong("count")))
                .list();
    }

    /** What the database does to rows of other tables when these rows go, as its own references say. */
    List<Deletion.Part> deletion(Model model, List<Long> ids) {
        List<Deletion.Part> parts = new ArrayList<>();
        jdbc.sql("""
                        select r.relname as table_name, a.attname as column_name, c.confdeltype as rule
                        from pg_constraint c
                        join pg_class r on r.oid = c.conrelid
                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype = 'f' and c.confrelid = cast(:table as regclass) and not r.relispartition
                            -- Kept by triggers for the lists: part of the company, not something that goes along.
                            and r.relname <> 'company_tally'
                        order by r.relname, a.attname
                        """)
                .param("table", model.name())
                .query((row, number) -> new ReferringColumn(
                        row.getString("table_name"), row.getString("column_name"), row.getString("rule")))
                .list()
                .forEach(referring -> {
                    long count = referring(referring, ids);
                    if (count > 0) {
                        parts.add(new Deletion.Part(referring.table(), Deletion.Fate.ofRule(referring.rule()), count));
                    }
                });
        return parts;
    }

    private record ReferringColumn(String table, String column, String rule) {}

    private long referring(ReferringColumn referring, List<Long> ids) {
        return jdbc.sql("select count(*) from \"%s\" where \"%s\" = any(:ids)"
                        .formatted(referring.table(), referring.column()))
                .param("ids", ids.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    private static AdminRecord row(ResultSet row, int number) throws SQLException {
        JsonNode json = JSON.readTree(row.getString("record"));
        return new AdminRecord(
                json.get("id").longValue(),
                json.get("title").asString(""),
                (ObjectNode) json.get("values"),
                (ObjectNode) json.get("titles"));
    }
}
