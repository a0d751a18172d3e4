package com.offsideventures.history;

import com.offsideventures.history.Change.Field;
import com.offsideventures.history.Change.Operation;
import com.offsideventures.history.RecordColumns.Column;
import com.offsideventures.platform.db.Counts;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.Names;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Moments;
import com.offsideventures.platform.record.RecordType;
import com.offsideventures.platform.record.Via;
import com.offsideventures.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The statements that read the log. */
@Repository
class HistoryStore {

    static final Listing LISTING = Listing.by("r.id")
            .choice("record_type", "r.record_type", RecordType.class)
            .ids("record_id", "r.record_id")
            .ids("actor_id", "s.actor_id")
            .choice("via", "s.via", Via.class)
            .ids("change_set_id", "r.change_set_id")
            .since("since", "s.created_at")
            .until("until", "s.created_at")
            .order("at", "r.id")
            .defaultOrder("-at")
            .build();

    private static final String LISTED = "record_change r join change_set s on s.id = r.change_set_id";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JdbcClient jdbc;
    private final RecordColumns columns;
    private final Counts counts;

    HistoryStore(JdbcClient jdbc, RecordColumns columns, Counts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.columns = columns;
    }

    List<Change> list(ListRequest request) {
        return jdbc.sql("""
                        select r.id, r.change_set_id, s.label, s.created_at, s.actor_id, s.via, r.record_type, r.record_id,
                               r.record_label, r.operation, r.before, r.after, s.undone_by is not null as undone,
                               case when s.actor_id is null and s.via in ('system', 'import') then 'System'
                                    else %s
                               end as actor_name
                        from (%s) r
                        join change_set s on s.id = r.change_set_id
                        left join app_user u on u.id = s.actor_id
                        order by %s
                        """.formatted(Names.user("u"), request.rows(LISTED), request.orderBy()))
                .params(request.where().parameters())
                .query(this::row)
                .list();
    }

    Page.Count count(ListRequest request) {
        return counts.of(LISTED, request);
    }

    private Change row(ResultSet row, int number) throws SQLException {
        RecordType type = Choice.get(RecordType.class, row.getString("record_type"));
        return new Change(
                row.getLong("id"),
                row.getLong("change_set_id"),
                row.getString("label"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("actor_id", Long.class),
                row.getString("actor_name"),
                Choice.get(Via.class, row.getString("via")),
                type,
                row.getLong("record_id"),
                row.getString("record_label"),
                Choice.get(Operation.class, row.getString("operation")),
                changes(type, MAPPER.readTree(row.getString("before")), MAPPER.readTree(row.getString("after"))),
                row.getBoolean("undone"));
    }

    private List<Field> changes(RecordType type, JsonNode before, JsonNode after) {
        List<Field> changes = new ArrayList<>();
        for (Column column : columns.shown(type)) {
            JsonNode was = value(before, column);
            JsonNode is = value(after, column);
            if (!empty(was) || !empty(is)) {
                changes.add(new Field(column.name(), was, is, null, null));
            }
        }
        return changes;
    }

    private static boolean empty(JsonNode value) {
        return value.isNull() || (value.isString() && value.stringValue().isEmpty());
    }

    /** The log keeps moments as PostgreSQL writes them; answers write them as everywhere else. */
    private static JsonNode value(JsonNode image, Column column) {
        JsonNode value = image.path(column.name());
        if (value.isMissingNode()) {
            return JsonNodeFactory.instance.nullNode();
        }
        return column.moment() && value.isString()
                ? Moments.find(value.stringValue())
                        .<JsonNode>map(moment -> JsonNodeFactory.instance.stringNode(Moments.write(moment)))
                        .orElse(value)
                : value;
    }
}
