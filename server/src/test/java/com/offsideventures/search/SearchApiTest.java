package com.offsideventures.search;

import static com.offsideventures.testing.Fixtures.whole;
import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.history.ChangeSets;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import com.offsideventures.testing.StatementCount;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@RecordsTest
class SearchApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    ChangeSets changes;

    @Autowired
    StatementCount statements;

    private SignedIn ann;
    private Http http;

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
    }

    @Test
    void everyGroupAnswersWithIdAndName() {
        var acme = fixtures.company(ann.actor());
        var ada = fixtures.contact(ann.actor(), acme);
        assertThat(whole(http.get("/api/search/?q=" + ada.fullName())))
                .isEqualTo("""
                {'companies':[],'contacts':[{'id':%d,'name':'%s','email':''}],'deals':[]}\
                """.formatted(ada.id(), ada.fullName()));
        assertThat(whole(http.get("/api/search/?q=" + acme.name())))
                .startsWith("{'companies':[{'id':%d,'name':'%s'}".formatted(acme.id(), acme.name()));
    }

    @Test
    void theBestMatchComesFirst() {
        for (String name : List.of("Unzibbel", "Big Zibbel Works", "Zibbeline", "ZIBBEL", "Aa Žibbel")) {
            http.post("/api/companies/", "{'name': '%s'}".formatted(name));
        }
        http.post("/api/companies/", "{'name': 'Other', 'domain': 'zibbel'}");
        http.post("/api/companies/", "{'name': 'Hidden', 'email': 'zibbel@example.com'}");
        assertThat(json(http.get("/api/search/?limit=20&q=zíbbel"))
                        .get("companies")
                        .findValuesAsString("name"))
                .containsExactly("Other", "ZIBBEL", "Zibbeline", "Aa Žibbel", "Big Zibbel Works", "Unzibbel");
    }

    @Test
    void contactsAreFoundByFullNameAndAddress() {
        http.post("/api/contacts/", "{'first_name': 'Ada', 'last_name': 'Quorx', 'email': 'boss@quorx.example'}");
        http.post("/api/contacts/", "{'first_name': 'Quorx'}");
        assertThat(contacts("ada quorx")).containsExactly("Ada Quorx");
        assertThat(contacts("BOSS@quorx")).containsExactly("Ada Quorx");
        assertThat(contacts("quorx")).containsExactly("Quorx", "Ada Quorx");
    }

    private List<String> contacts(String words) {
        return json(http.get("/api/search/?q=" + words)).get("contacts").findValuesAsString("name");
    }

    @Test
    void wildcardsAreLetters() {
        http.post("/api/companies/", "{'name': '100%_Wool'}");
        http.post("/api/companies/", "{'name': '100 x Wool'}");
        assertThat(json(http.get("/api/search/?q=100%25_w")).get("companies").findValuesAsString("name"))
                .containsExactly("100%_Wool");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?q=", "?q=%20%20"})
    void nothingFindsNothing(String query) {
        assertThat(whole(http.get("/api/search/" + query))).isEqualTo("{'companies':[],'contacts':[],'deals':[]}");
    }

    @Test
    void theLimitCountsPerGroupAndIsClamped() {
        changes.write(
                Actor.system(),
                "Prepared a test",
                () -> database.sql("insert into company (name) select 'Limitless ' || n from generate_series(1, 30) n")
                        .update());
        assertThat(found("&limit=0")).isEqualTo(1);
        assertThat(found("&limit=7")).isEqualTo(7);
        assertThat(found("&limit=100")).isEqualTo(20);
        assertThat(found("")).isEqualTo(5);
        assertThat(http.get("/api/search/?q=x&limit=many")).hasStatus(422);
        assertThat(http.get("/api/search/")).hasStatus(422);
        assertThat(http.get("/api/search/?q=%00")).hasStatus(422);
        assertThat(statements.of(() -> found("&limit=1"))).isEqualTo(statements.of(() -> found("&limit=20")));
    }

    private int found(String more) {
        return json(http.get("/api/search/?q=limitless" + more))
                .get("companies")
                .size();
    }
}
