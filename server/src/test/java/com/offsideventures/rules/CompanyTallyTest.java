package com.offsideventures.rules;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.deal.Deal;
import com.offsideventures.history.ChangeSets;
import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The counts that stand with a company are those of its contacts and deals, whatever happened to them. */
@RecordsTest
class CompanyTallyTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SignedIn.Desk desk;

    @Autowired
    private Fixtures fixtures;

    @Autowired
    private JdbcClient database;

    private Http http;
    private Company acme;
    private Company other;
    private Contact ada;
    private Deal deal;

    @BeforeEach
    void twoCompaniesAContactAndADeal() {
        SignedIn ann = desk.as(Role.MANAGER);
        http = new Http(mvc, ann);
        acme = fixtures.company(ann.actor());
        other = fixtures.company(ann.actor());
        ada = fixtures.contact(ann.actor(), acme);
        Pipeline pipeline = fixtures.pipeline();
        deal = fixtures.deal(ann.actor(), pipeline, acme, ada);
        assertThat(counts(acme)).isEqualTo("1 contacts, 1 deals, 1 open");
    }

    @Test
    void aDealThatIsWonIsOpenNoMore() {
        http.patch("/api/deals/" + deal.id(), "{'status': 'won'}");
        assertThat(counts(acme)).isEqualTo("1 contacts, 1 deals, 0 open");
    }

    @Test
    void whatMovesIsCountedWhereItIs() {
        http.post("/api/contacts/bulk", "{'ids': [%d], 'patch': {'company_id': %d}}".formatted(ada.id(), other.id()));
        http.patch("/api/deals/" + deal.id(), "{'company_id': %d}".formatted(other.id()));
        assertThat(counts(acme)).isEqualTo("0 contacts, 0 deals, 0 open");
        assertThat(counts(other)).isEqualTo("1 contacts, 1 deals, 1 open");
        http.patch("/api/contacts/" + ada.id(), "{'company_id': null}");
        http.delete("/api/deals/" + deal.id());
        assertThat(counts(other)).isEqualTo("0 contacts, 0 deals, 0 open");
    }

    @Test
    void aCompanyThatComesBackFindsItsContactsAndDealsAgain() {
        String changeSet =
                http.delete("/api/companies/" + acme.id()).getResponse().getHeader(ChangeSets.HEADER);
        assertThat(http.post("/api/history/" + changeSet + "/undo", "")).hasStatusOk();
        assertThat(counts(acme)).isEqualTo("1 contacts, 1 deals, 1 open");
    }

    @Test
    void noTallyOfThisDatabaseIsWrong() {
        assertThat(database.sql("""
                        select c.id
                        from company c
                        left join company_tally t on t.company_id = c.id
                        where (t.contacts, t.deals, t.open_deals) is distinct from (
                            (select count(*) from contact p where p.company_id = c.id),
                            (select count(*) from deal d where d.company_id = c.id),
                            (select count(*) from deal d where d.company_id = c.id and d.status = 'open'))
                        """).query(Long.class).list()).isEmpty();
    }

    private String counts(Company company) {
        var row = json(http.get("/api/companies/" + company.id()));
        return "%d contacts, %d deals, %d open"
                .formatted(
                        row.get("contacts_count").longValue(),
                        row.get("deals_count").longValue(),
                        row.get("open_deals_count").longValue());
    }
}
