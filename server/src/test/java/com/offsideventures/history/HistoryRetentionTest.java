package com.offsideventures.history;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RecordsTest
class HistoryRetentionTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    HistoryRetention retention;

    @Autowired
    JdbcClient database;

    @Test
    void oldChangesGoButNotWhatAYoungUndoTookBack() {
        Http http = new Http(mvc, desk.as(Role.MANAGER));
        MvcTestResult made = http.post("/api/companies", "{'name': '%s'}".formatted(Given.unique("Acme")));
        String company = "/api/companies/" + json(made).get("id").longValue();
        long creation = changeSet(made);
        long undoneLongAgo = changeSet(http.patch(company, "{'city': 'Lisbon'}"));
        long oldUndo = undo(http, undoneLongAgo);
        long undoneToday = changeSet(http.patch(company, "{'city': 'Porto'}"));
        database.sql("update change_set set created_at = now() - interval '400 days' where id = any(:ids)")
                .param("ids", new Long[] {creation, undoneLongAgo, oldUndo, undoneToday})
                .update();
        long youngUndo = undo(http, undoneToday);

        assertThat(retention.forgetOlderThan(365)).isEqualTo(3);

        assertThat(kept(creation, undoneLongAgo, oldUndo, undoneToday, youngUndo))
                .containsExactly(undoneToday, youngUndo);
        assertThat(database.sql("select count(*) from record_change where change_set_id = :id")
                        .param("id", creation)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(http.post("/api/history/" + youngUndo + "/undo", "{}")).hasStatusOk();
        assertThat(http.get(company)).bodyJson().extractingPath("$.city").isEqualTo("Porto");
    }

    private long undo(Http http, long changeSet) {
        return json(http.post("/api/history/" + changeSet + "/undo", "{}"))
                .get("change_set_id")
                .longValue();
    }

    private List<Long> kept(Long... ids) {
        return database.sql("select id from change_set where id = any(:ids) order by id")
                .param("ids", ids)
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    private static long changeSet(MvcTestResult answer) {
        return Long.parseLong(String.valueOf(answer.getResponse().getHeader("X-Offside-Change-Set")));
    }
}
