package com.offsideventures.platform.db;

import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks that the rows a draft points to exist, so that the answer can name the field. */
@Component
public class References {

    private final JdbcClient jdbc;

    References(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Refuses a draft that points to a row that is not there.
     *
     * @throws Problem 422 {@code foreign_key} naming every such field
     */
    public void check(Draft draft) {
        List<FieldError> errors = new ArrayList<>();
        for (Field<?> field : draft.fields()) {
            String table = field.limits().table();
            if (table != null && draft.get(field) instanceof Long id && !exists(table, id)) {
                errors.add(FieldError.body(
                        field.name(), "foreign_key", field.limits().model() + " " + id + " does not exist"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private boolean exists(String table, long id) {
        // Locked against deletion, so that what was checked still holds when the row is written.
        return jdbc.sql("select 1 from " + table + " where id = :id for key share")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
