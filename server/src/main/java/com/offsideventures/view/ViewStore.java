package com.offsideventures.view;

import com.offsideventures.platform.db.JsonColumns;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.Values;
import com.offsideventures.platform.db.Where;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.view.SavedView.Layout;
import com.offsideventures.view.SavedView.Resource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Every statement on saved views. */
@Repository
class ViewStore {

    static final Listing LISTING = Listing.by("v.id")
            .choice("resource", "v.resource", Resource.class)
            .choice("layout", "v.layout", Layout.class)
            .ids("owner_id", "v.owner_id")
            .flag("is_shared", "v.is_shared")
            .flag("is_pinned", "v.is_pinned")
            .order("position", "v.position")
            .order("name", "search_text(v.name)")
            .order("created_at", "v.created_at")
            .order("updated_at", "v.updated_at")
            .defaultOrder("position", "name")
            .build();

    /** A member sees own views and shared ones. */
    private static final String VISIBLE = "v.owner_id = :viewer or v.is_shared";

    private final JdbcClient jdbc;

    ViewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The view, where it is there and this user sees it. */
    Optional<SavedView> find(long id, long viewer) {
        return jdbc.sql("select v.* from saved_view v where v.id = :id and (" + VISIBLE + ")")
                .param("id", id)
                .param("viewer", viewer)
                .query(ViewStore::row)
                .optional();
    }

    /** The same, locked until the end of the transaction. */
    Optional<SavedView> lock(long id, long viewer) {
        return jdbc.sql("select v.* from saved_view v where v.id = :id and (" + VISIBLE + ") for no key update")
                .param("id", id)
                .param("viewer", viewer)
                .query(ViewStore::row)
                .optional();
    }

    List<SavedView> list(ListRequest request, long viewer) {
        Where where = seenBy(viewer, request);
        return jdbc.sql("select v.* from saved_view v " + where.sql() + " " + request.page())
                .params(where.parameters())
                .query(ViewStore::row)
                .list();
    }

    long count(ListRequest request, long viewer) {
        Where where = seenBy(viewer, request);
        return jdbc.sql("select count(*) from saved_view v " + where.sql())
                .params(where.parameters())
                .query(Long.class)
                .single();
    }

    private static Where seenBy(long viewer, ListRequest request) {
        return request.where().and(VISIBLE, "viewer", viewer);
    }

    SavedView insert(Draft draft, long owner) {
        Values values = Values.of(draft).and("owner_id", ":owner");
        return jdbc.sql("insert into saved_view as v " + values.insert() + " returning v.*")
                .params(values.parameters())
                .param("owner", owner)
                .query(ViewStore::row)
                .single();
    }

    SavedView update(long id, Draft draft) {
        Values values = Values.of(draft).and("updated_at", "now()");
        return jdbc.sql("update saved_view v set " + values.set() + " where v.id = :id returning v.*")
                .params(values.parameters())
                .param("id", id)
                .query(ViewStore::row)
                .single();
    }

    void delete(long id) {
        jdbc.sql("delete from saved_view where id = :id").param("id", id).update();
    }

    private static SavedView row(ResultSet row, int number) throws SQLException {
        return new SavedView(
                row.getLong("id"),
                row.getString("name"),
                Choice.get(Resource.class, row.getString("resource")),
                Choice.get(Layout.class, row.getString("layout")),
                JsonColumns.map(row, "filters", JsonNode::stringValue),
                row.getString("ordering"),
                JsonColumns.list(row, "columns", JsonNode::stringValue),
                row.getBoolean("is_shared"),
                row.getBoolean("is_pinned"),
                row.getInt("position"),
                row.getLong("owner_id"));
    }
}
