package com.offsideventures.rules;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.seed.Scale;
import com.offsideventures.seed.ScaledSeed;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.LargeWorkspaceTest;
import com.offsideventures.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Lists count exactly up to 100,000 rows; beyond that they are right to one per cent and say so. */
@LargeWorkspaceTest
class CountsTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SignedIn.Desk desk;

    @Autowired
    private ScaledSeed seed;

    @Autowired
    private Fixtures fixtures;

    @Autowired
    private JdbcClient database;

    private Http http;

    @BeforeEach
    void signIn() {
        seed.write(Scale.S);
        http = new Http(mvc, desk.as(Role.ADMIN));
    }

    @Test
    void upToAHundredThousandRowsTheCountIsExact() {
        JsonNode page = json(http.get("/api/contacts/?limit=1"));
        assertThat(page.get("count").longValue()).isEqualTo(rows("contact"));
        assertThat(page.has("count_is_estimate")).isFalse();
    }

    @Test
    void beyondThatItIsRightToOnePerCentWhateverIsWrittenMeanwhile() {
        assertThat(json(http.get("/api/activities/?limit=1"))
                        .get("count_is_estimate")
                        .booleanValue())
                .isTrue();
        for (int bulk = 0; bulk < 3; bulk++) {
            // Without links, so that no other record changes: other tests read this workspace too.
            fixtures.write("insert into activity (summary) select 'Called' from generate_series(1, 600)");
            long said = json(http.get("/api/activities/?limit=1")).get("count").longValue();
            assertThat(Math.abs(said - rows("activity"))).isLessThanOrEqualTo(rows("activity") / 100);
        }
    }

    private long rows(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }
}
