package com.offsideventures.seed;

import com.offsideventures.pipeline.Stage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the generated companies, contacts and deals. */
final class ScaledRecords {

    private static final List<String> INDUSTRIES = List.of(
            "Software",
            "Logistics",
            "Manufacturing",
            "Healthcare",
            "Finance",
            "Retail",
            "Energy",
            "Food",
            "Design",
            "Construction",
            "Education",
            "Media",
            "Biotech",
            "Agriculture",
            "Travel",
            "Insurance",
            "Chemicals",
            "Defence");
    private static final List<String> SIZES = List.of("", "1-10", "11-50", "51-200", "201-1000", "1000+");
    private static final List<String> COMPANY_STATUSES = List.of("prospect", "active", "customer", "churned");
    private static final List<String> CONTACT_STATUSES = List.of("lead", "active", "customer", "archived");
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "SEK", "JPY");
    private static final List<String> TITLES = List.of(
            "CEO",
            "CFO",
            "COO",
            "CTO",
            "Founder",
            "Head of Sales",
            "Head of Operations",
            "Procurement Lead",
            "Analyst",
            "Account Manager",
            "VP Engineering",
            "Office Manager",
            "Product Manager",
            "Buyer",
            "IT Director",
            "");

    private final Connection connection;
    private final Population population;
    private final Latest latest;
    private final Numbers numbers;

    ScaledRecords(Connection connection, Population population, Latest latest, Numbers numbers) {
        this.connection = connection;
        this.population = population;
        this.latest = latest;
        this.numbers = numbers;
    }

    void companies() throws SQLException, IOException {
        try (var copy = new CopyIn(connection, "company", """
                id, name, domain, industry, size, status, description, phone, email, linkedin_url, annual_revenue,
                street, city, postal_code, country, owner_id, last_activity_at, created_at, updated_at""")) {
            for (int row = 0; row < population.scale().companies(); row++) {
                Dice dice = new Dice("company", row);
                Population.CompanyName company = population.company(row);
                Instant made = population.made(dice);
                copy.row(
                        numbers.company(row),
                        company.name(),
                        company.domain(),
                        dice.chance(0.05) ? "" : INDUSTRIES.get(dice.skewed(INDUSTRIES.size(), 1.6)),
                        dice.pick(SIZES, 8, 20, 35, 22, 10, 5),
                        dice.pick(COMPANY_STATUSES, 50, 22, 20, 8),
                        dice.chance(0.4) ? company.language().text(dice) : "",
                        phone(dice),
                        dice.chance(0.7) ? "info@" + company.domain() : "",
                        dice.chance(0.3) ? "https://www.linkedin.com/company/" + company.domain() : "",
                        dice.chance(0.6) ? Math.round(Math.exp(14 + 1.8 * dice.normal())) : null,
                        dice.pick(company.language().last()) + " " + (1 + dice.below(200)),
                        dice.pick(company.language().cities()),
                        String.valueOf(10_000 + dice.below(89_999)),
                        company.language().country(),
                        numbers.owner(dice),
                        latest.ofCompany(row),
                        made,
                        population.changed(dice, made));
            }
        }
    }

    void contacts() throws SQLException, IOException {
        try (var copy = new CopyIn(connection, "contact", """
                id, first_name, last_name, email, phone, job_title, status, linkedin_url, company_id, owner_id,
                last_activity_at, created_at, updated_at""")) {
            for (int row = 0; row < population.scale().contacts(); row++) {
                Dice dice = new Dice("contact", row);
                Population.PersonName person = population.contact(row);
                int company = population.companyOfContact(row);
                Instant made = population.made(dice);
                copy.row(
                        numbers.contact(row),
                        person.first(),
                        person.last(),
                        dice.chance(0.9) ? address(person, row, company) : "",
                        phone(dice),
                        dice.pick(TITLES),
                        dice.pick(CONTACT_STATUSES, 45, 30, 18, 7),
                        dice.chance(0.2) ? "https://www.linkedin.com/in/contact-" + row : "",
                        numbers.company(company),
                        numbers.owner(dice),
                        latest.ofContact(row),
                        made,
                        population.changed(dice, made));
            }
        }
    }

    private String address(Population.PersonName person, int row, int company) {
        String domain = company == Population.NONE
                ? "mail.example"
                : population.company(company).domain();
        return Population.plain(person.first(), "contact") + "." + Population.plain(person.last(), "p") + row + "@"
                + domain;
    }

    void deals(List<Funnel> funnels) throws SQLException, IOException {
        try (var copy = new CopyIn(connection, "deal", """
                id, name, pipeline_id, stage_id, company_id, primary_contact_id, owner_id, amount, currency, status,
                close_date, description, stage_entered_at, last_activity_at, created_at, updated_at""")) {
            for (int row = 0; row < population.scale().deals(); row++) {
                Dice dice = new Dice("deal", row);
                int contact = population.contactOfDeal(row);
                int company = population.companyOfContact(contact);
                Funnel funnel = dice.pick(funnels, 70, 20, 10);
                Stage stage = dice.pick(funnel.stages(), 14, 11, 9, 6, 35, 25);
                World.Language language = population.contact(contact).language();
                Instant made = population.made(dice);
                Instant changed = population.changed(dice, made);
                copy.row(
                        numbers.deal(row),
                        dealName(dice, language, company, contact),
                        funnel.pipelineId(),
                        stage.id(),
                        numbers.company(company),
                        numbers.contact(contact),
                        numbers.owner(dice),
                        Math.round(Math.exp(9.5 + 1.3 * dice.normal())),
                        dice.pick(CURRENCIES, 62, 22, 9, 5, 2),
                        stage.isWon() ? "won" : stage.isLost() ? "lost" : "open",
                        closeDate(dice, stage, changed),
                        dice.chance(0.5) ? language.text(dice) : "",
                        changed,
                        latest.ofDeal(row),
                        made,
                        changed);
            }
        }
    }

    private String dealName(Dice dice, World.Language language, int company, int contact) {
        String customer = company == Population.NONE
                ? population.contact(contact).last()
                : population.company(company).name();
        return customer + ": " + dice.pick(language.subjects());
    }

    private @Nullable LocalDate closeDate(Dice dice, Stage stage, Instant changed) {
        if (stage.isWon() || stage.isLost()) {
            return LocalDate.ofInstant(changed, ZoneOffset.UTC);
        }
        return dice.chance(0.1)
                ? null
                : LocalDate.ofInstant(population.today(), ZoneOffset.UTC).plusDays(dice.below(200) - 20L);
    }

    private static String phone(Dice dice) {
        return dice.chance(0.25)
                ? ""
                : "+%d %d %06d".formatted(1 + dice.below(98), 100 + dice.below(900), dice.below(1_000_000));
    }
}
