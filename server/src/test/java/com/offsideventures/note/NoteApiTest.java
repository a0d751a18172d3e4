package com.offsideventures.note;

import static com.offsideventures.testing.Fixtures.whole;
import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.deal.Deal;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RecordsTest
class NoteApiTest {

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
    void aNoteBelongsToWhoWroteItWhateverTheBodySays() {
        Contact ada = fixtures.contact(ann.actor(), acme);
        Deal deal = fixtures.deal(ann.actor(), fixtures.pipeline(), acme, ada);
        MvcTestResult answer = http.post("/api/notes/", """
                {'body': 'Budget confirmed', 'author_id': 1, 'company_id': %d, 'contact_id': %d, 'deal_id': %d}
                """.formatted(acme.id(), ada.id(), deal.id()));
        assertThat(answer).hasStatus(201).hasHeader("ETag", "\"1\"");
        assertThat(whole(answer)).isEqualTo("""
                {'id':%s,'body':'Budget confirmed','author_id':%d,'author_name':'Ann Example','company_id':%d,\
                'company_name':'%s','contact_id':%d,'contact_name':'%s','deal_id':%d,'deal_name':'%s',\
                'created_at':'…','updated_at':'…','version':1}\
                """.formatted(
                        json(answer).get("id"),
                        ann.id(),
                        acme.id(),
                        acme.name(),
                        ada.id(),
                        ada.fullName(),
                        deal.id(),
                        deal.name()));
    }

    @Test
    void aBlankNoteIsRefused() {
        assertThat(http.post("/api/notes/", "{'body': ' \\n'}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail[0].type")
                .isEqualTo("string_too_short");
    }

    @Test
    void aTypoIsMendedByTheAuthorOnlyOrAManager() {
        String path = "/api/notes/"
                + json(http.post("/api/notes/", "{'body': 'Bugdet'}")).get("id");
        Http ben = new Http(mvc, desk.as(Role.REGULAR));
        Http manager = new Http(mvc, desk.as(Role.MANAGER));
        assertThat(ben.get(path)).hasStatusOk();
        assertThat(ben.patch(path, "{'body': 'Mine'}")).hasStatus(403);
        assertThat(ben.delete(path)).hasStatus(403);
        assertThat(http.patch(path, "{'body': 'Budget'}", "If-Match", "\"7\"")).hasStatus(412);
        assertThat(http.patch(path, "{'body': 'Budget'}", "If-Match", "\"1\""))
                .hasStatusOk()
                .hasHeader("ETag", "\"2\"");
        assertThat(manager.patch(path, "{'body': 'Budget!', 'author_id': 1}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"body\": \"Budget!\", \"author_id\": %d}".formatted(ann.id()));
        assertThat(manager.delete(path)).hasStatus(204);
        assertThat(http.get(path)).hasStatus(404);
    }

    @Test
    void theNewestNoteIsTheLastActivityOfWhatItIsAbout() {
        String company = "/api/companies/" + acme.id();
        String created = json(http.post("/api/notes/", "{'body': 'Hi', 'company_id': %d}".formatted(acme.id())))
                .get("created_at")
                .stringValue();
        assertThat(http.get(company)).bodyJson().isLenientlyEqualTo("""
                {"last_activity_at": "%s", "version": 1}
                """.formatted(created));
    }

    @Test
    void notesAreListedNewestFirstByWhatTheyAreAbout() {
        for (String body : new String[] {"First", "Second", "Third"}) {
            http.post("/api/notes/", "{'body': '%s', 'company_id': %d}".formatted(body, acme.id()));
        }
        http.post("/api/notes/", "{'body': 'Elsewhere'}");
        assertThat(json(http.get("/api/notes/?company_id=" + acme.id())).findValuesAsString("body"))
                .containsExactly("Third", "Second", "First");
        assertThat(json(http.get("/api/notes/?author_id=me&company_id=none")).findValuesAsString("body"))
                .containsExactly("Elsewhere");
        assertThat(json(http.get("/api/notes/?author_id=me&search=SEC&ordering=created_at"))
                        .findValuesAsString("body"))
                .containsExactly("Second");
    }
}
