package com.offsideventures.rules;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.deal.Deal;
import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import com.offsideventures.testing.StatementCount;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What holds for every list. */
@RecordsTest
class ListsTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    @Autowired
    StatementCount statements;

    private Http http;

    @BeforeEach
    void aFewOfEach() {
        SignedIn ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
        for (int i = 0; i < 4; i++) {
            Pipeline sales = fixtures.pipeline();
            Company acme = fixtures.company(ann.actor());
            Contact ada = fixtures.contact(ann.actor(), acme);
            Deal deal = fixtures.deal(ann.actor(), sales, acme, ada);
            String links =
                    "'company_id': %d, 'contact_id': %d, 'deal_id': %d".formatted(acme.id(), ada.id(), deal.id());
            http.post("/api/tasks/", "{'title': 'Call', 'assignee_id': %d, %s}".formatted(ann.id(), links));
            http.post("/api/notes/", "{'body': 'Hi', %s}".formatted(links));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"companies", "contacts", "pipelines", "deals", "tasks", "notes", "activities"})
    void aLongPageTakesAsManyStatementsAsAShortOne(String resource) {
        String path = "/api/" + resource + "/?limit=";
        http.get(path + 1);
        int one = statements.of(() -> assertThat(http.get(path + 1)).hasStatusOk());
        int all = statements.of(() -> assertThat(http.get(path + 200)).hasStatusOk());
        assertThat(json(http.get(path + 200)).get("items").size()).isGreaterThanOrEqualTo(4);
        assertThat(all).isEqualTo(one).isLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contacts/?ordering=status",
                "deals/?ordering=-status",
                "tasks/?ordering=priority",
                "notes/?ordering=-updated_at",
                "activities/?ordering=occurred_at",
                "pipelines/?ordering=-name"
            })
    void pagesOverEqualValuesNeverOverlap(String list) {
        int count = json(http.get("/api/" + list + "&limit=1")).get("count").intValue();
        Set<Long> seen = new HashSet<>();
        for (int offset = 0; offset < count; offset += 3) {
            for (JsonNode item : json(http.get("/api/" + list + "&limit=3&offset=" + offset))
                    .get("items")
                    .values()) {
                seen.add(item.get("id").longValue());
            }
        }
        assertThat(seen).hasSize(count);
        assertThat(json(http.get("/api/" + list + "&offset=" + count))
                        .get("items")
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "pipelines", "deals", "tasks", "notes", "activities"})
    void whatAListDoesNotKnowIsRefused(String resource) {
        for (String query :
                List.of("colour=red", "ordering=password", "limit=0", "limit=x", "offset=-1", "=red", "colour")) {
            assertThat(http.get("/api/" + resource + "/?" + query)).as(query).hasStatus(422);
        }
        assertThat(http.get("/api/" + resource + "/?limit=9999&search=")).hasStatusOk();
    }
}
