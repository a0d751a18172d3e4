package com.offsideventures.assistant;

import com.offsideventures.platform.db.Names;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names that people know rows by, where all there is is a table and an id. */
@Component
class Labels {

    private static final Map<String, String> NAMES = Map.of(
            "company", "r.name",
            "contact", Names.contact("r"),
            "pipeline", "r.name",
            "stage", "r.name",
            "deal", "r.name",
            "task", "r.title",
            "app_user", Names.user("r"));

    private final JdbcClient jdbc;

    Labels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The row's name; its number where it is gone. */
    String of(String table, long id) {
        String name = NAMES.get(table);
        if (name == null) {
            throw new IllegalArgumentException("rows of " + table + " have no name");
        }
        return jdbc.sql("select " + name + " from " + table + " r where r.id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse("#" + id);
    }
}
