package com.offsideventures.contact;

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
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on contacts. */
@Repository
class ContactStore {

    static final Listing LISTING = Listing.by("p.id")
            .search("p.search_key", "left(p.search_key, 100)")
            .choice("status", "p.status", Contact.Status.class)
            .ids("company_id", "p.company_id")
            .ids("owner_id", "p.owner_id")
            .period("created", "p.created_at")
            .period("updated", "p.updated_at")
            .period("last_activity", "p.last_activity_at")
            .order("first_name", "search_text(p.first_name)")
            .order("last_name", "search_text(p.last_name)")
            .order("full_name", "search_text(p.first_name)", "search_text(p.last_name)")
            .order("email", "search_text(p.email)")
            .order("job_title", "search_text(p.job_title)")
            .order("status", "p.status")
            .orderThrough("company_name", "company", "search_text(via.name)", "p.company_id")
            .orderThrough("company__name", "company", "search_text(via.name)", "p.company_id")
            .orderThroughFew("owner_name", "app_user", Names.userSorted("via"), "p.owner_id")
            .orderNullable("last_activity_at", "p.last_activity_at")
            .order("created_at", "p.created_at")
            .order("updated_at", "p.updated_at")
            .defaultOrder("first_name", "last_name")
            .build();

    private static final String SELECT = """
            select p.*,
                   %s as full_name,
                   c.name as company_name,
                   %s as owner_name
            from %%s p
            left join company c on c.id = p.company_id
            left join app_user u on u.id = p.owner_id
            """.formatted(Names.contact("p"), Names.user("u"));

    private final JdbcClient jdbc;
    private final Counts counts;

    ContactStore(JdbcClient jdbc, Counts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    Optional<Contact> find(long id) {
        return jdbc.sql(SELECT.formatted("contact") + "where p.id = :id")
                .param("id", id)
                .query(ContactStore::row)
                .optional();
    }

    /** Those of the contacts that are there, locked until the end of the transaction. */
    List<Guard> lock(List<Long> ids) {
        // In the order of ids, so that two writers of the same contacts never wait for each other.
        return jdbc.sql("select id, owner_id, version from contact where id = any(:ids) order by id for no key update")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) ->
                        new Guard(row.getLong("id"), Rows.findId(row, "owner_id"), row.getLong("version")))
                .list();
    }

    List<Contact> list(ListRequest request) {
        // The page is cut first, so that names are looked up for its rows only.
        String page = request.rows("contact p");
        return jdbc.sql(SELECT.formatted("(" + page + ")") + "order by " + request.orderBy())
                .params(request.where().parameters())
                .query(ContactStore::row)
                .list();
    }

    Page.Count count(ListRequest request) {
        return counts.of("contact p", request);
    }

    long insert(Draft draft) {
        Values values = Values.of(draft);
        return jdbc.sql("insert into contact " + values.insert() + " returning id")
                .params(values.parameters())
                .query(Long.class)
                .single();
    }

    void update(List<Long> ids, Draft draft) {
        Values values = Values.of(draft);
        jdbc.sql("update contact set " + values.set() + " where id = any(:ids)")
                .params(values.parameters())
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    void delete(List<Long> ids) {
        jdbc.sql("delete from contact where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    private static Contact row(ResultSet row, int number) throws SQLException {
        return new Contact(
                row.getLong("id"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("full_name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("job_title"),
                Choice.get(Contact.Status.class, row.getString("status")),
                row.getString("linkedin_url"),
                Rows.findId(row, "company_id"),
                row.getString("company_name"),
                Rows.findId(row, "owner_id"),
                row.getString("owner_name"),
                Rows.findMoment(row, "last_activity_at"),
                Rows.moment(row, "created_at"),
                Rows.moment(row, "updated_at"),
                row.getLong("version"));
    }
}
