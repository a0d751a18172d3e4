package com.offsideventures.platform.jobs;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@RecordsTest
class JobApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Jobs jobs;

    @Test
    void adminsSeeEveryJobAndHurryOne() {
        Http admin = new Http(mvc, desk.as(Role.ADMIN));
        jobs.runDue();
        assertThat(admin.get("/api/admin/jobs"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].name")
                .asArray()
                .contains("expired-sessions", "history-retention", "idempotency-keys", "sign-in-traces");
        assertThat(admin.post("/api/admin/jobs/idempotency-keys/run", "{}"))
                .hasStatus(202)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"name": "idempotency-keys", "every": 3600, "running": false, "error": "", "failures": 0}
                        """);
        assertThat(json(admin.post("/api/admin/jobs/idempotency-keys/run/", "{}"))
                        .get("result")
                        .isNumber())
                .isTrue();
        assertThat(admin.post("/api/admin/jobs/nothing/run", "{}")).hasStatus(404);
    }

    @Test
    void nobodyElseDoes() {
        Http manager = new Http(mvc, desk.as(Role.MANAGER));
        assertThat(manager.get("/api/admin/jobs/")).hasStatus(403);
        assertThat(manager.post("/api/admin/jobs/idempotency-keys/run", "{}")).hasStatus(403);
    }
}
