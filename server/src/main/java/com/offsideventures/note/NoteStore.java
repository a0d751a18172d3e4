package com.offsideventures.note;

import com.offsideventures.platform.db.Counts;
import com.offsideventures.platform.db.Links;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.Names;
import com.offsideventures.platform.db.Rows;
import com.offsideventures.platform.db.Values;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Guard;
import com.offsideventures.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on notes. */
@Repository
class NoteStore {

    static final Listing LISTING = Listing.by("n.id")
            .search("n.search_key", "left(n.search_key, 20)")
            .ids("author_id", "n.author_id")
            .links("n")
            .period("created", "n.created_at")
            .period("updated", "n.updated_at")
            .order("created_at", "n.created_at")
            .order("updated_at", "n.updated_at")
            .defaultOrder("-created_at")
            .build();

    private static final String SELECT = """
            select n.*,
                   %s as author_name,
                   %s
            from %%s n
            left join app_user u on u.id = n.author_id
            %s
            """.formatted(Names.user("u"), Links.NAMES, Links.joins("n"));

    private final JdbcClient jdbc;
    private final Counts counts;

    NoteStore(JdbcClient jdbc, Counts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    Optional<Note> find(long id) {
        return jdbc.sql(SELECT.formatted("note") + "where n.id = :id")
                .param("id", id)
                .query(NoteStore::row)
                .optional();
    }

    /** Those of the notes that are there, locked until the end of the transaction. */
    List<Guard> lock(List<Long> ids) {
        // In the order of ids, so that two writers of the same notes never wait for each other.
        return jdbc.sql("select id, author_id, version from note where id = any(:ids) order by id for no key update")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) ->
                        new Guard(row.getLong("id"), Rows.findId(row, "author_id"), row.getLong("version")))
                .list();
    }

    List<Note> list(ListRequest request) {
        // The page is cut first, so that names are looked up for its rows only.
        String page = request.rows("note n");
        return jdbc.sql(SELECT.formatted("(" + page + ")") + "order by " + request.orderBy())
                .params(request.where().parameters())
                .query(NoteStore::row)
                .list();
    }

    Page.Count count(ListRequest request) {
        return counts.of("note n", request);
    }

    long insert(Draft draft) {
        Values values = Values.of(draft);
        return jdbc.sql("insert into note " + values.insert() + " returning id")
                .params(values.parameters())
                .query(Long.class)
                .single();
    }

    void update(List<Long> ids, Draft draft) {
        Values values = Values.of(draft);
        jdbc.sql("update note set " + values.set() + " where id = any(:ids)")
                .params(values.parameters())
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    void delete(List<Long> ids) {
        jdbc.sql("delete from note where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    private static Note row(ResultSet row, int number) throws SQLException {
        return new Note(
                row.getLong("id"),
                row.getString("body"),
                Rows.findId(row, "author_id"),
                row.getString("author_name"),
                Rows.findId(row, "company_id"),
                row.getString("company_name"),
                Rows.findId(row, "contact_id"),
                row.getString("contact_name"),
                Rows.findId(row, "deal_id"),
                row.getString("deal_name"),
                Rows.moment(row, "created_at"),
                Rows.moment(row, "updated_at"),
                row.getLong("version"));
    }
}
