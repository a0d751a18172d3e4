package com.offsideventures.activity;

import static com.offsideventures.testing.Fixtures.whole;
import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RecordsTest
class ActivityApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    private SignedIn ann;
    private Http http;
    private Company acme;

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
        acme = fixtures.company(ann.actor());
    }

    @Test
    void aCallIsLoggedAsTheCallersWithTheTimeInUtc() {
        MvcTestResult answer = http.post("/api/activities/", """
                {'type': 'call', 'summary': 'Called Ada', 'body': 'She is in', 'actor_id': 1, 'company_id': %d,
                 'occurred_at': '2026-01-15T14:00:00.5+02:00'}
                """.formatted(acme.id()));
        assertThat(answer).hasStatus(201);
        assertThat(whole(answer)).isEqualTo("""
                {'id':%s,'type':'call','summary':'Called Ada','body':'She is in','actor_id':%d,\
                'actor_name':'Ann Example','occurred_at':'2026-01-15T12:00:00.500Z','company_id':%d,\
                'company_name':'%s','contact_id':null,'contact_name':null,'deal_id':null,'deal_name':null,\
                'created_at':'…','version':1}\
                """.formatted(json(answer).get("id"), ann.id(), acme.id(), acme.name()));
    }

    @Test
    void withoutATimeItHappenedNow() {
        for (String body : new String[] {"{'summary': 'Met'}", "{'summary': 'Met', 'occurred_at': null}"}) {
            MvcTestResult answer = http.post("/api/activities/", body);
            assertThat(json(answer).get("type").stringValue()).isEqualTo("note");
            Instant occurred = Instant.parse(json(answer).get("occurred_at").stringValue());
            Assertions.assertThat(occurred)
                    .isBetween(
                            Instant.now().minus(Duration.ofMinutes(1)),
                            Instant.now().plusSeconds(1));
        }
    }

    @Test
    void whatHappenedCannotBeChanged() {
        String path = "/api/activities/"
                + json(http.post("/api/activities/", "{'summary': 'Met'}")).get("id");
        assertThat(http.get(path)).hasStatus(404);
        assertThat(http.patch("/api/activities/", "{}")).hasStatus(405).hasHeader("Allow", "GET, POST");
    }

    @Test
    void theTimelineIsNewestFirstAndFiltered() {
        log("'type': 'call', 'summary': 'Old', 'occurred_at': '2020-01-01'");
        log("'type': 'email', 'summary': 'Older', 'body': 'Tariffs', 'occurred_at': '2019-01-01'");
        log("'type': 'meeting', 'summary': 'New'");
        assertThat(found("")).containsExactly("New", "Old", "Older");
        assertThat(found("&type=call,email&ordering=occurred_at")).containsExactly("Older", "Old");
        assertThat(found("&search=tariff")).containsExactly("Older");
        assertThat(found("&occurred_after=2020-01-01&occurred_before=2020-01-02"))
                .containsExactly("Old");
        assertThat(found("&type=fax")).isEmpty();
        assertThat(found("&limit=1&offset=1")).containsExactly("Old");
    }

    private void log(String members) {
        assertThat(http.post("/api/activities/", "{%s, 'company_id': %d}".formatted(members, acme.id())))
                .hasStatus(201);
    }

    private List<String> found(String filters) {
        return json(http.get("/api/activities/?company_id=" + acme.id() + filters))
                .findValuesAsString("summary");
    }
}
