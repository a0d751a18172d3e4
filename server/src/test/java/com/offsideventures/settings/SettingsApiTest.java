package com.offsideventures.settings;

import static com.offsideventures.testing.Fixtures.whole;
import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

/** The settings are one row for all tests, so each test is rolled back. */
@RecordsTest
@Transactional
class SettingsApiTest {

    private static final String PATH = "/api/settings";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    private Http admin;

    @BeforeEach
    void signIn() {
        admin = new Http(mvc, desk.as(Role.ADMIN));
    }

    @Test
    void everybodyReadsWhatAWorkspaceStartsWith() {
        assertThat(whole(new Http(mvc, desk.as(Role.REGULAR)).get(PATH))).isEqualTo("""
                {'workspace_name':'OffsideVentures','default_currency':'USD','exchange_rates':{},'targets':{},\
                'locale':'en-US','week_starts_on':'monday'}""");
    }

    @Test
    void anAdministratorChangesTheGivenSettingsOnly() {
        assertThat(whole(admin.patch(PATH, """
                {'exchange_rates': {'EUR': {'rate': '1.16', 'as_of': '2026-11-01', 'by': 'ECB'}},
                 'targets': {'2026-Q4': 720000, '2026-Q3': 1.005}, 'default_currency': 'usd', 'unknown': 1}"""))).isEqualTo("""
                {'workspace_name':'OffsideVentures','default_currency':'USD',\
                'exchange_rates':{'EUR':{'rate':1.16,'as_of':'2026-11-01'}},\
                'targets':{'2026-Q3':1.01,'2026-Q4':720000},'locale':'en-US','week_starts_on':'monday'}""");
        assertThat(admin.patch(PATH, "{'targets': {}, 'week_starts_on': 'sunday', 'locale': 'de-AT'}"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"targets": {}, "week_starts_on": "sunday", "locale": "de-AT",
                         "exchange_rates": {"EUR": {"rate": 1.16}}}
                        """);
    }

    @Test
    void otherMembersMayNotChangeThem() {
        assertThat(new Http(mvc, desk.as(Role.MANAGER)).patch(PATH, "{'workspace_name': 'Ours'}"))
                .hasStatus(403);
        assertThat(admin.get(PATH)).bodyJson().isLenientlyEqualTo("{\"workspace_name\": \"OffsideVentures\"}");
    }

    @Test
    void aNewCurrencyNeedsRatesTowardsIt() {
        admin.patch(PATH, "{'exchange_rates': {'EUR': {'rate': 1.16, 'as_of': '2026-11-01'}}}");
        assertThat(admin.patch(PATH, "{'default_currency': 'EUR'}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail[0].loc[2]")
                .isEqualTo("exchange_rates");
        String rates = "{'default_currency': 'EUR', 'exchange_rates': {'USD': {'rate': 0.86, 'as_of': '2026-11-01'}}}";
        assertThat(admin.patch(PATH, rates)).hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'workspace_name': ' '}                                                | workspace_name
                    {'default_currency': 'EURO'}                                           | default_currency
                    {'exchange_rates': []}                                                 | exchange_rates
                    {'exchange_rates': null}                                               | exchange_rates
                    {'exchange_rates': {'eur': {'rate': 1, 'as_of': '2026-11-01'}}}        | eur
                    {'exchange_rates': {'EUR': 1.16}}                                      | EUR
                    {'exchange_rates': {'EUR': {'rate': 1.16}}}                            | as_of
                    {'exchange_rates': {'EUR': {'rate': 0, 'as_of': '2026-11-01'}}}        | rate
                    {'exchange_rates': {'EUR': {'rate': 1e999, 'as_of': '2026-11-01'}}}    | rate
                    {'exchange_rates': {'EUR': {'rate': 1, 'as_of': null}}}                | as_of
                    {'targets': {'2026-Q5': 1}}                                            | 2026-Q5
                    {'targets': {'2026-Q4': -1}}                                           | 2026-Q4
                    {'locale': 'english please'}                                           | locale
                    {'week_starts_on': 'friday'}                                           | week_starts_on
                    """)
    void whatMakesNoSenseIsRefusedAtItsPlace(String body, String place) {

        var answer = admin.patch(PATH, body);
        assertThat(answer).hasStatus(422);
        var loc = json(answer).get("detail").get(0).get("loc");
        assertThat(loc.get(loc.size() - 1).asString()).isEqualTo(place);
    }
}
