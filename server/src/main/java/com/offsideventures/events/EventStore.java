package com.offsideventures.events;

import com.offsideventures.platform.db.Rows;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements that read events from the log. */
@Repository
class EventStore {

    private static final String SELECT = """
            select r.record_type, r.record_id, r.operation, r.change_set_id, s.actor_id
            from change_set s
            join record_change r on r.change_set_id = s.id
            """;

    private final JdbcClient jdbc;

    EventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The events of these change sets, those of one together. */
    List<ChangeEvent> of(List<Long> changeSetIds) {
        return jdbc.sql(SELECT + "where s.id = any(:ids) order by array_position(:ids, s.id), r.id")
                .param("ids", changeSetIds.toArray(Long[]::new))
                .query(EventStore::row)
                .list();
    }

    /**
     * What was written after this change set, oldest first. A change set has its id before it is committed, so one with
     * a smaller id may have been committed later: those begun within the minute before are told again rather than
     * missed.
     *
     * @param most events at most
     */
    List<ChangeEvent> since(long changeSetId, int most) {
        return jdbc.sql(SELECT + """
                        where s.id > :id
                           or (s.id < :id
                               and s.created_at > (
                                   select l.created_at - interval '1 minute' from change_set l where l.id = :id
                               ))
                        order by s.id, r.id
                        limit :most
                        """)
                .param("id", changeSetId)
                .param("most", most)
                .query(EventStore::row)
                .list();
    }

    /** The id of the newest change set; 0 where there is none. */
    long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from change_set")
                .query(Long.class)
                .single();
    }

    private static ChangeEvent row(ResultSet row, int number) throws SQLException {
        return new ChangeEvent(
                Choice.get(RecordType.class, row.getString("record_type")),
                row.getLong("record_id"),
                Choice.get(ChangeEvent.Operation.class, row.getString("operation")),
                row.getLong("change_set_id"),
                Rows.findId(row, "actor_id"));
    }
}
