package com.offsideventures.contact;

import static com.offsideventures.testing.Fixtures.whole;
import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RecordsTest
class ContactApiTest {

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
    void aFirstNameIsEnough() {
        MvcTestResult answer = http.post("/api/contacts/", "{'first_name': 'Ada'}");
        assertThat(answer).hasStatus(201).hasHeader("ETag", "\"1\"");
        assertThat(whole(answer)).isEqualTo("""
                {'id':%s,'first_name':'Ada','last_name':'','full_name':'Ada','email':'','phone':'','job_title':'',\
                'status':'lead','linkedin_url':'','company_id':null,'company_name':null,'owner_id':%d,\
                'owner_name':'Ann Example','last_activity_at':null,'created_at':'…','updated_at':'…','version':1}\
                """.formatted(json(answer).get("id"), ann.id()));
    }

    @Test
    void everyFieldIsStoredAndAnsweredAsStored() {
        MvcTestResult created = http.post(
                "/api/contacts", """
                {'first_name': 'Zoë', 'last_name': 'Ångström', 'email': 'zoe@example.com', 'phone': '+1 2',
                 'job_title': 'COO', 'status': 'customer', 'linkedin_url': 'https://example.com/in/zoe',
                 'company_id': %d, 'owner_id': %d}
                """.formatted(acme.id(), desk.as(Role.REGULAR).id()));
        MvcTestResult read = http.get("/api/contacts/" + json(created).get("id"));
        assertThat(json(read)).isEqualTo(json(created));
        assertThat(read).bodyJson().isLenientlyEqualTo("""
                {"full_name": "Zoë Ångström", "status": "customer", "company_id": %d, "company_name": "%s"}
                """.formatted(acme.id(), acme.name()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'first_name': ' '}                      | first_name   | string_too_short
            {}                                       | first_name   | missing
            {'first_name': 'A', 'email': 'nobody'}   | email        | value_error
            {'first_name': 'A', 'status': 'prospect'}| status       | enum
            {'first_name': 'A', 'linkedin_url': 'x'} | linkedin_url | url_parsing
            {'first_name': 'A', 'company_id': 0}     | company_id   | foreign_key
            {'first_name': 'A', 'owner_id': 0}       | owner_id     | foreign_key
            """)
    void whatDoesNotFitIsNamed(String body, String field, String type) {
        assertThat(http.post("/api/contacts/", body)).hasStatus(422).bodyJson().isLenientlyEqualTo("""
                {"detail": [{"type": "%s", "loc": ["body", "payload", "%s"]}]}
                """.formatted(
                        type, field));
    }

    @Test
    void aContactIsFoundByItsFullNameWhateverTheAccents() {
        Contact contact = fixtures.contact(ann.actor(), acme);
        http.patch(
                "/api/contacts/" + contact.id(),
                "{'first_name': 'Renée', 'last_name': 'Müller-%d'}".formatted(ann.id()));
        assertThat(http.get("/api/contacts/?search=RENEE muller-" + ann.id()))
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "status=active, 1",
        "'status=active,lead', 2",
        "company_id=none, 1",
        "owner_id=none, 0",
        "created_after=2100-01-01, 0",
        "last_activity_after=2000-01-01, 0"
    })
    void filtersNarrowTheList(String filter, int count) {
        fixtures.contact(ann.actor(), acme);
        http.post("/api/contacts/", "{'first_name': 'Bea', 'status': 'active'}");
        String mine = filter.startsWith("owner_id") ? "&company_id=" + acme.id() : "&owner_id=me";
        assertThat(http.get("/api/contacts/?" + filter + mine))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(count);
    }

    @Test
    void contactsAreListedByNameAndByWhatIsAsked() {
        http.post("/api/contacts/", "{'first_name': 'bob'}");
        http.post(
                "/api/contacts/", "{'first_name': 'Álvaro', 'last_name': 'Z', 'company_id': %d}".formatted(acme.id()));
        http.post("/api/contacts/", "{'first_name': 'Alvaro', 'last_name': 'A'}");
        assertThat(names("")).containsExactly("Alvaro A", "Álvaro Z", "bob");
        assertThat(names("&ordering=-first_name,-last_name")).containsExactly("bob", "Álvaro Z", "Alvaro A");
        assertThat(names("&ordering=company__name")).startsWith("Álvaro Z");
        assertThat(names("&ordering=-company_name")).startsWith("Álvaro Z");
    }

    private Iterable<Object> names(String ordering) {
        return json(http.get("/api/contacts/?owner_id=me" + ordering)).get("items").values().stream()
                .<Object>map(contact -> contact.get("full_name").stringValue())
                .toList();
    }

    @Test
    void manyContactsChangeAtOnceExceptThoseOfOthers() {
        Contact mine = fixtures.contact(ann.actor(), acme);
        Contact other = fixtures.contact(desk.as(Role.REGULAR).actor(), acme);
        String ids = "'ids': [%d, %d, 0]".formatted(mine.id(), other.id());
        MvcTestResult rehearsed = http.post(
                "/api/contacts/bulk", "{%s, 'patch': {'status': 'archived'}, 'dry_run': true}".formatted(ids));
        MvcTestResult answer = http.post("/api/contacts/bulk", "{%s, 'patch': {'status': 'archived'}}".formatted(ids));
        assertThat(json(answer).get("changed").toString()).isEqualTo("[" + mine.id() + "]");
        assertThat(json(answer).get("refused").findValuesAsString("code"))
                .containsExactly("permission_denied", "not_found");
        assertThat(json(rehearsed).get("change_set_id").isNull()).isTrue();
        assertThat(json(rehearsed).get("refused")).isEqualTo(json(answer).get("refused"));
        assertThat(json(http.get("/api/contacts/" + mine.id())).get("version").intValue())
                .isEqualTo(2);
        assertThat(http.post("/api/contacts/bulk", "{'ids': [%d], 'delete': true}".formatted(mine.id())))
                .hasStatusOk();
        assertThat(http.get("/api/contacts/" + mine.id())).hasStatus(404);
    }
}
