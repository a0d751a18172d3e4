package com.offsideventures.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.jobs.Job;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@RecordsTest
class IdentityJobsTest {

    @Autowired
    @Qualifier("deleteExpiredSessions")
    Job expiredSessions;

    @Autowired
    @Qualifier("deleteOldSignInTraces")
    Job signInTraces;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    JdbcClient database;

    @Test
    void sessionsAndEndedTokensGoWithTheirTimeAndTheRestStays() {
        SignedIn ann = desk.as(Role.REGULAR);
        write(ann, "expired", "interval '-1 second'");
        write(ann, "running", "interval '1 hour'");
        assertThat(expiredSessions.work().run()).isGreaterThanOrEqualTo(2);
        assertThat(texts("select token_jti from blacklisted_access_token where user_id = :id", ann))
                .containsExactly("running" + ann.id());
        assertThat(texts("select id from user_session where user_id = :id", ann))
                .contains("running" + ann.id())
                .doesNotContain("expired" + ann.id());
    }

    @Test
    void failedSignInsGoAfterAQuarterOfAnHourAndAddressesAfterAQuarterOfAYear() {
        SignedIn ann = desk.as(Role.REGULAR);
        for (String age : List.of("14 minutes", "16 minutes")) {
            database.sql(
                            "insert into login_failure (email, address, at) values (:email, '192.0.2.1', now() - '%s'::interval)"
                                    .formatted(age))
                    .param("email", ann.email())
                    .update();
        }
        database.sql("""
                        insert into known_address (user_id, address, last_seen)
                        values (:id, '192.0.2.1', now() - interval '89 days'),
                               (:id, '192.0.2.2', now() - interval '91 days')
                        """).param("id", ann.id()).update();
        assertThat(signInTraces.work().run()).isGreaterThanOrEqualTo(2);
        assertThat(database.sql("select count(*) from login_failure where email = :email")
                        .param("email", ann.email())
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(texts("select host(address) from known_address where user_id = :id", ann))
                .containsExactly("192.0.2.1");
    }

    private List<String> texts(String sql, SignedIn user) {
        return List.copyOf(
                database.sql(sql).param("id", user.id()).query(String.class).list());
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
