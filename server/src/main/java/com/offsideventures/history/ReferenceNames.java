package com.offsideventures.history;

import com.offsideventures.history.Change.Field;
import com.offsideventures.platform.db.Names;
import com.offsideventures.platform.record.RecordType;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The names of the records and users whose ids stand in a log, in one statement for a whole page. */
@Component
class ReferenceNames {

    private final JdbcClient jdbc;
    private final RecordColumns columns;

    ReferenceNames(JdbcClient jdbc, RecordColumns columns) {
        this.jdbc = jdbc;
        this.columns = columns;
    }

    /** A row of a table, by its id. */
    private record Reference(String table, long id) {}

    /** The same changes with the names of what their ids stand for. */
    List<Change> addTo(List<Change> changes) {
        Set<Reference> wanted = new LinkedHashSet<>();
        for (Change change : changes) {
            Map<String, String> tables = tables(change.recordType());
            for (Field field : change.changes()) {
                String table = tables.get(field.field());
                if (table != null) {
                    collect(table, field.before(), wanted);
                    collect(table, field.after(), wanted);
                }
            }
        }
        Map<Reference, String> names = names(wanted);
        return changes.stream()
                .map(change -> change.withChanges(change.changes().stream()
                        .map(field -> named(field, tables(change.recordType()).get(field.field()), names))
                        .toList()))
                .toList();
    }

    private Map<String, String> tables(RecordType type) {
        Map<String, String> tables = new HashMap<>();
        columns.shown(type).forEach(column -> {
            if (column.references() != null) {
                tables.put(column.name(), column.references());
            }
        });
        return tables;
    }

    private static void collect(String table, JsonNode id, Set<Reference> wanted) {
        if (id.isIntegralNumber()) {
            wanted.add(new Reference(table, id.longValue()));
        }
    }

    private static Field named(Field field, @Nullable String table, Map<Reference, String> names) {
        return table == null
                ? field
                : new Field(
                        field.field(),
                        field.before(),
                        field.after(),
                        names.get(new Reference(table, field.before().asLong(0))),
                        names.get(new Reference(table, field.after().asLong(0))));
    }

    /** Of what is gone the log knows the last name; users that are gone have none. */
    private Map<Reference, String> names(Set<Reference> wanted) {
        return jdbc
                .sql("""
                        select w.source, w.id,
                               coalesce(
                                   case w.source
                                       when 'app_user' then (select %s from app_user u where u.id = w.id)
                                       when 'company' then (select c.name from company c where c.id = w.id)
                                       when 'contact' then (select %s from contact p where p.id = w.id)
                                       when 'pipeline' then (select l.name from pipeline l where l.id = w.id)
                                       when 'stage' then (select s.name from stage s where s.id = w.id)
                                       when 'deal' then (select d.name from deal d where d.id = w.id)
                                   end,
                                   (select r.record_label
                                    from record_change r
                                    where r.record_type = w.source and r.record_id = w.id
                                    order by r.id desc
                                    limit 1)
                               ) as name
                        from unnest(:sources, :ids) as w (source, id)
                        """.formatted(Names.user("u"), Names.contact("p")))
                .param("sources", wanted.stream().map(Reference::table).toArray(String[]::new))
                .param("ids", wanted.stream().map(Reference::id).toArray(Long[]::new))
                .query((row, number) -> Map.entry(
                        new Reference(row.getString("source"), row.getLong("id")),
                        Objects.requireNonNullElse(row.getString("name"), "")))
                .list()
                .stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
