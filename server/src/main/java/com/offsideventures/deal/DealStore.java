package com.offsideventures.deal;

import com.offsideventures.activity.Activity;
import com.offsideventures.platform.db.Counts;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.Names;
import com.offsideventures.platform.db.Rows;
import com.offsideventures.platform.db.Values;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Guard;
import com.offsideventures.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on deals. */
@Repository
class DealStore {

    static final Listing LISTING = Listing.by("d.id")
            // Two index scans joined by their ids: an "or" across tables would read every deal. The company's key also
            // holds its domain and e-mail address, hence the second look at the name.
            .searchWhere(searched -> """
                    d.id in (
                        select s.id from deal s where %s
                        union all
                        select s.id
                        from company c
                        join deal s on s.company_id = c.id
                        where %s and %s
                    )""".formatted(
                    searched.in("s.search_key"), searched.in("c.search_key"), searched.in("search_text(c.name)")))
            .choice("status", "d.status", Deal.Status.class)
            .ids("pipeline_id", "d.pipeline_id")
            .ids("stage_id", "d.stage_id")
            .ids("company_id", "d.company_id")
            .ids("primary_contact_id", "d.primary_contact_id")
            .ids("owner_id", "d.owner_id")
            .text("currency", "d.currency")
            .range("amount", "d.amount")
            .rangeWhere("probability", "d.stage_id = any(array(select s.id from stage s where s.probability %s))")
            .period("close_date", "d.close_date")
            .period("created", "d.created_at")
            .period("updated", "d.updated_at")
            .period("last_activity", "d.last_activity_at")
            .order("name", "search_text(d.name)")
            .order("amount", "d.amount")
            .order("status", "d.status")
            .orderNullable("close_date", "d.close_date")
            .orderThrough("company_name", "company", "search_text(via.name)", "d.company_id")
            .orderThrough("company__name", "company", "search_text(via.name)", "d.company_id")
            .orderThroughOneOfFew("stage_order", "stage", "via.\"order\"", "d.stage_id")
            .orderThroughOneOfFew("stage__order", "stage", "via.\"order\"", "d.stage_id")
            .order("stage_entered_at", "d.stage_entered_at")
            .orderThroughOneOfFew("probability", "stage", "via.probability", "d.stage_id")
            .orderThroughFew("owner_name", "app_user", Names.userSorted("via"), "d.owner_id")
            .orderNullable("last_activity_at", "d.last_activity_at")
            .order("created_at", "d.created_at")
            .order("updated_at", "d.updated_at")
            .defaultOrder("-created_at")
            .build();

    private static final String SELECT = """
            select d.*,
                   c.name as company_name,
                   %s as primary_contact_name,
                   s.name as stage_name,
                   s.probability,
                   %s as owner_name
            from %%s d
            join stage s on s.id = d.stage_id
            left join company c on c.id = d.company_id
            left join contact p on p.id = d.primary_contact_id
            left join app_user u on u.id = d.owner_id
            """.formatted(Names.contact("p"), Names.user("u"));

    private final JdbcClient jdbc;
    private final Counts counts;

    DealStore(JdbcClient jdbc, Counts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    Optional<Deal> find(long id) {
        return jdbc.sql(SELECT.formatted("deal") + "where d.id = :id")
                .param("id", id)
                .query(DealStore::row)
                .optional();
    }

    /** Those of the deals that are there, locked until the end of the transaction. */
    List<Locked> lock(List<Long> ids) {
        // In the order of ids, so that two writers of the same deals never wait for each other.
        return jdbc.sql("""
                        select id, owner_id, version, pipeline_id, stage_id, status
                        from deal
                        where id = any(:ids)
                        order by id
                        for no key update
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> new Locked(
                        new Guard(row.getLong("id"), Rows.findId(row, "owner_id"), row.getLong("version")),
                        row.getLong("pipeline_id"),
                        row.getLong("stage_id"),
                        Choice.get(Deal.Status.class, row.getString("status"))))
                .list();
    }

    List<Deal> list(ListRequest request) {
        // The page is cut first, so that names are looked up for its rows only.
        String page = request.rows("deal d");
        return jdbc.sql(SELECT.formatted("(" + page + ")") + "order by " + request.orderBy())
                .params(request.where().parameters())
                .query(DealStore::row)
                .list();
    }

    Page.Count count(ListRequest request) {
        return counts.of("deal d", request);
    }

    /** What the deals that match are worth, by stage and currency; the page of the request does not matter. */
    List<StageSum> sums(ListRequest request) {
        return jdbc.sql("""
                        select d.stage_id, d.currency, count(*) as deals, sum(d.amount) as amount
                        from deal d
                        %s
                        group by d.stage_id, d.currency
                        order by d.stage_id, sum(d.amount) desc, d.currency
                        """.formatted(request.where().sql()))
                .params(request.where().parameters())
                .query((row, number) -> new StageSum(
                        row.getLong("stage_id"),
                        row.getString("currency"),
                        row.getLong("deals"),
                        row.getBigDecimal("amount")))
                .list();
    }

    long insert(Draft draft) {
        Values values = Values.of(draft);
        return jdbc.sql("insert into deal " + values.insert() + " returning id")
                .params(values.parameters())
                .query(Long.class)
                .single();
    }

    void update(List<Long> ids, Draft draft) {
        update(ids, Values.of(draft));
    }

    /** The same for a draft that puts the deals into another stage. */
    void move(List<Long> ids, Draft draft) {
        update(ids, Values.of(draft).and("stage_entered_at", "now()"));
    }

    private void update(List<Long> ids, Values values) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("update deal set " + values.set() + " where id = any(:ids)")
                .params(values.parameters())
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** What is logged about these deals, each with its summary, and shared with their companies and contacts. */
    List<Activity.Entry> entries(Map<Long, String> summaries) {
        return jdbc.sql("select id, company_id, primary_contact_id from deal where id = any(:ids) order by id")
                .param("ids", summaries.keySet().toArray(Long[]::new))
                .query((row, number) -> new Activity.Entry(
                        summaries.getOrDefault(row.getLong("id"), ""),
                        Rows.findId(row, "company_id"),
                        Rows.findId(row, "primary_contact_id"),
                        row.getLong("id")))
                .list();
    }

    void delete(List<Long> ids) {
        jdbc.sql("delete from deal where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** What decides whether and how a deal may be changed. */
    record Locked(Guard guard, long pipelineId, long stageId, Deal.Status status) {}

    private static Deal row(ResultSet row, int number) throws SQLException {
        return new Deal(
                row.getLong("id"),
                row.getString("name"),
                Rows.findId(row, "company_id"),
                row.getString("company_name"),
                Rows.findId(row, "primary_contact_id"),
                row.getString("primary_contact_name"),
                row.getLong("pipeline_id"),
                row.getLong("stage_id"),
                row.getString("stage_name"),
                row.getInt("probability"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                Choice.get(Deal.Status.class, row.getString("status")),
                row.getObject("close_date", LocalDate.class),
                row.getString("description"),
                Rows.findId(row, "owner_id"),
                row.getString("owner_name"),
                Rows.moment(row, "stage_entered_at"),
                Rows.findMoment(row, "last_activity_at"),
                Rows.moment(row, "created_at"),
                Rows.moment(row, "updated_at"),
                row.getLong("version"));
    }
}
