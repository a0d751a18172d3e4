package com.offsideventures.activity;

import com.offsideventures.platform.db.Counts;
import com.offsideventures.platform.db.Links;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.Names;
import com.offsideventures.platform.db.Rows;
import com.offsideventures.platform.db.Values;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on activities. */
@Repository
class ActivityStore {

    static final Listing LISTING = Listing.by("a.id")
            .search("a.search_key", "left(a.search_key, 20)")
            .choice("type", "a.type", Activity.Type.class)
            .ids("actor_id", "a.actor_id")
            .links("a")
            .period("occurred", "a.occurred_at")
            .period("created", "a.created_at")
            .order("occurred_at", "a.occurred_at")
            .order("created_at", "a.created_at")
            .defaultOrder("-occurred_at")
            .build();

    private static final String SELECT = """
            select a.*,
                   %s as actor_name,
                   %s
            from %%s a
            left join app_user u on u.id = a.actor_id
            %s
            """.formatted(Names.user("u"), Links.NAMES, Links.joins("a"));

    private final JdbcClient jdbc;
    private final Counts counts;

    ActivityStore(JdbcClient jdbc, Counts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    Optional<Activity> find(long id) {
        return jdbc.sql(SELECT.formatted("activity") + "where a.id = :id")
                .param("id", id)
                .query(ActivityStore::row)
                .optional();
    }

    List<Activity> list(ListRequest request) {
        // The page is cut first, so that names are looked up for its rows only.
        String page = request.rows("activity a");
        return jdbc.sql(SELECT.formatted("(" + page + ")") + "order by " + request.orderBy())
                .params(request.where().parameters())
                .query(ActivityStore::row)
                .list();
    }

    Page.Count count(ListRequest request) {
        return counts.of("activity a", request);
    }

    long insert(Draft draft) {
        Values values = Values.of(draft);
        return jdbc.sql("insert into activity " + values.insert() + " returning id")
                .params(values.parameters())
                .query(Long.class)
                .single();
    }

    /** All entries in one statement, so that the triggers of the table run once. */
    void insert(@Nullable Long actorId, Activity.Type type, List<Activity.Entry> entries) {
        jdbc.sql("""
                        insert into activity (type, actor_id, summary, company_id, contact_id, deal_id)
                        select :type, :actor, e.summary, e.company_id, e.contact_id, e.deal_id
                        from unnest(:summaries, :companies, :contacts, :deals)
                             as e (summary, company_id, contact_id, deal_id)
                        """)
                .param("type", type.wire())
                .param("actor", actorId, Types.BIGINT)
                .param(
                        "summaries",
                        entries.stream().map(Activity.Entry::summary).toArray(String[]::new))
                .param(
                        "companies",
                        entries.stream().map(Activity.Entry::companyId).toArray(Long[]::new))
                .param(
                        "contacts",
                        entries.stream().map(Activity.Entry::contactId).toArray(Long[]::new))
                .param("deals", entries.stream().map(Activity.Entry::dealId).toArray(Long[]::new))
                .update();
    }

    private static Activity row(ResultSet row, int number) throws SQLException {
        return new Activity(
                row.getLong("id"),
                Choice.get(Activity.Type.class, row.getString("type")),
                row.getString("summary"),
                row.getString("body"),
                Rows.findId(row, "actor_id"),
                row.getString("actor_name"),
                Rows.moment(row, "occurred_at"),
                Rows.findId(row, "company_id"),
                row.getString("company_name"),
                Rows.findId(row, "contact_id"),
                row.getString("contact_name"),
                Rows.findId(row, "deal_id"),
                row.getString("deal_name"),
                Rows.moment(row, "created_at"),
                row.getLong("version"));
    }
}
