package com.offsideventures.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.ServerTest;
import com.offsideventures.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@ServerTest
@AutoConfigureMockMvc
class PurgeTest {

    @Autowired
    Purge purge;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transaction;

    @Test
    void whatHasExpiredGoesAndTheRestStays() {
        SignedIn ann = desk.as(Role.REGULAR);
        write(ann, "expired", "interval '-1 second'");
        write(ann, "running", "interval '1 hour'");
        purge.run();
        assertThat(database.sql("select token_jti from blacklisted_access_token where user_id = :id")
                        .param("id", ann.id())
                        .query(String.class)
                        .list())
                .containsExactly("running" + ann.id());
        assertThat(database.sql("select id from user_session where user_id = :id")
                        .param("id", ann.id())
                        .query(String.class)
                        .list())
                .contains("running" + ann.id())
                .doesNotContain("expired" + ann.id());
    }

    @Test
    void aNodeThatComesSecondSkipsTheRound() throws Exception {
        SignedIn ann = desk.as(Role.REGULAR);
        write(ann, "expired", "interval '-1 second'");
        transaction.executeWithoutResult(status -> {
            database.sql("select pg_advisory_xact_lock(3, 0)")
                    .query((row, number) -> true)
                    .single();
            Thread other = Thread.ofVirtual().start(purge::run);
            try {
                other.join();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        assertThat(database.sql("select count(*) from blacklisted_access_token where user_id = :id")
                        .param("id", ann.id())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private void write(SignedIn user, String name, String life) {
        database.sql("insert into blacklisted_access_token (token_jti, user_id, expires_at) values (:jti, :id, now() + "
                        + life + ")")
                .param("jti", name + user.id())
                .param("id", user.id())
                .update();
        database.sql("insert into user_session (id, user_id, expires_at) values (:jti, :id, now() + " + life + ")")
                .param("jti", name + user.id())
                .param("id", user.id())
                .update();
    }
}
