package com.offsideventures.platform.db;

import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Submission;
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
     * The values of a submission, all of them fine.
     *
     * @throws Problem 422 with everything that is wrong, rows that it points to and that are not there included
     */
    public Draft check(Submission submission) {
        Draft draft = submission.draft();
        List<FieldError> errors = new ArrayList<>(submission.errors());
        for (Field<?> field : draft.fields()) {
            String table = field.limits().table();
            if (table != null && draft.get(field) instanceof Long id && !exists(table, id)) {
                String msg = field.limits().model() + " " + id + " does not exist";
                errors.add(submission.place(FieldError.body(field.name(), "foreign_key", msg)));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return draft;
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
