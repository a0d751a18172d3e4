package com.offsideventures.seed;

import com.offsideventures.activity.Activities;
import com.offsideventures.activity.Activity;
import com.offsideventures.company.Companies;
import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.contact.Contacts;
import com.offsideventures.deal.Deal;
import com.offsideventures.deal.Deals;
import com.offsideventures.history.ChangeSets;
import com.offsideventures.note.Note;
import com.offsideventures.note.Notes;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.task.Task;
import com.offsideventures.task.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The sample records: six companies and what happened with them in the last weeks. */
@Component
class Demo {

    private static final int DAYS_IN_USE = 14;
    private static final String NORTHWIND =
            "Develops lab automation for mid-sized biotech firms. Two sites in Boston, a third planned.";

    private final Companies companies;
    private final Contacts contacts;
    private final Deals deals;
    private final Tasks tasks;
    private final Notes notes;
    private final Activities activities;
    private final ChangeSets changes;
    private final SeedStore store;
    private final Clock clock;

    Demo(
            Companies companies,
            Contacts contacts,
            Deals deals,
            Tasks tasks,
            Notes notes,
            Activities activities,
            ChangeSets changes,
            SeedStore store,
            Clock clock) {
        this.companies = companies;
        this.contacts = contacts;
        this.deals = deals;
        this.tasks = tasks;
        this.notes = notes;
        this.activities = activities;
        this.changes = changes;
        this.store = store;
        this.clock = clock;
    }

    /** Writes the sample records, owned by the demo user, and what the team did with them since. */
    void write(Team team, Funnel funnel) {
        long before = store.newestChangeSet();
        Actor demo = team.demo();
        long northwind =
                company(demo, "Northwind Labs", "northwindlabs.com", "Biotech", "51-200", "active", "Boston", "USA");
        long helio = company(
                demo,
                "Helio Freight",
                "heliofreight.com",
                "Logistics",
                "201-1000",
                "customer",
                "Rotterdam",
                "Netherlands");
        long cobalt =
                company(demo, "Cobalt Studio", "cobalt.studio", "Design", "11-50", "prospect", "Lisbon", "Portugal");
        long meridian =
                company(demo, "Meridian Capital", "meridiancap.com", "Finance", "1000+", "active", "New York", "USA");
        long tindr =
                company(demo, "Tindr Robotics", "tindr.io", "Manufacturing", "51-200", "prospect", "Munich", "Germany");
        long vela = company(demo, "Vela Health", "velahealth.com", "Healthcare", "11-50", "customer", "Austin", "USA");

        long ada = contact(demo, northwind, "Ada", "Reyes", "ada@northwindlabs.com", "VP Engineering", "active");
        contact(demo, northwind, "Marcus", "Lin", "marcus@northwindlabs.com", "Procurement Lead", "lead");
        long sofia = contact(demo, helio, "Sofia", "Okonkwo", "sofia@heliofreight.com", "COO", "customer");
        contact(demo, helio, "Idris", "Khan", "idris@heliofreight.com", "Ops Manager", "active");
        long lena = contact(demo, cobalt, "Lena", "Vasquez", "lena@cobalt.studio", "Founder", "lead");
        long tom = contact(demo, meridian, "Tom", "Becker", "tom@meridiancap.com", "Managing Director", "active");
        contact(demo, meridian, "Priya", "Nair", "priya@meridiancap.com", "Analyst", "lead");
        long hannah = contact(demo, tindr, "Hannah", "Stein", "hannah@tindr.io", "Head of Product", "lead");
        long diego = contact(demo, vela, "Diego", "Moreno", "diego@velahealth.com", "CEO", "customer");
        contact(demo, vela, "Grace", "Ahn", "grace@velahealth.com", "Clinical Lead", "active");

        deal(demo, funnel, "Northwind platform rollout", northwind, ada, "Proposal", 48_000, 14);
        deal(demo, funnel, "Helio annual renewal", helio, sofia, "Closed Won", 120_000, 21);
        deal(demo, funnel, "Cobalt brand retainer", cobalt, lena, "Qualified", 18_000, 28);
        deal(demo, funnel, "Meridian data platform", meridian, tom, "Negotiation", 240_000, 35);
        deal(demo, funnel, "Tindr pilot program", tindr, hannah, "New", 32_000, 42);
        deal(demo, funnel, "Vela expansion", vela, diego, "Proposal", 56_000, 49);

        task(demo, "Send Northwind proposal", "high", 2, northwind);
        task(demo, "Prep Meridian security review", "medium", 5, meridian);
        notes.create(
                demo,
                Note.SHAPE.readCreate(
                        Body.of("body", "Ada is the champion, budget confirmed for Q3.", "company_id", northwind)));

        store.backdate(before, DAYS_IN_USE);
        store.backdateRecords(DAYS_IN_USE);
        ago(DAYS_IN_USE, () -> changes.write(demo, "Dated the demo data", () -> store.backdateActivities(DAYS_IN_USE)));
        whatHappenedSince(team, northwind, helio, meridian, vela);
    }

    /** Calls, mails and corrections by the whole team, spread over the last days. */
    private void whatHappenedSince(Team team, long northwind, long helio, long meridian, long vela) {
        ago(9, () -> change(team.manager(), helio, "phone", "+31 10 555 0142"));
        ago(7, () -> change(team.manager(), meridian, "annual_revenue", 412_800_000));
        ago(6, () -> log(team.demo(), "call", "Walked Ada through the rollout plan", 6, northwind));
        ago(5, () -> change(team.demo(), northwind, "description", NORTHWIND));
        ago(4, () -> log(team.manager(), "email", "Sent the renewal paperwork to Sofia", 4, helio));
        ago(3, () -> log(team.member(), "meeting", "Security questions with Tom and Priya", 3, meridian));
        ago(2, () -> change(team.manager(), northwind, "annual_revenue", 18_400_000));
        ago(1, () -> log(team.demo(), "call", "Diego wants a second clinic in scope", 1, vela));
    }

    private void ago(int days, Runnable work) {
        long before = store.newestChangeSet();
        work.run();
        store.backdate(before, days);
    }

    private long company(
            Actor actor,
            String name,
            String domain,
            String industry,
            String size,
            String status,
            String city,
            String country) {
        return companies
                .create(
                        actor,
                        Company.SHAPE.readCreate(Body.of(
                                "name", name,
                                "domain", domain,
                                "industry", industry,
                                "size", size,
                                "status", status,
                                "city", city,
                                "country", country)))
                .id();
    }

    private long contact(
            Actor actor, long company, String first, String last, String email, String title, String status) {
        return contacts.create(
                        actor,
                        Contact.SHAPE.readCreate(Body.of(
                                "first_name", first,
                                "last_name", last,
                                "email", email,
                                "job_title", title,
                                "status", status,
                                "company_id", company)))
                .id();
    }

    private void deal(
            Actor actor, Funnel funnel, String name, long company, long contact, String stage, int amount, int inDays) {
        deals.create(
                actor,
                Deal.SHAPE.readCreate(Body.of(
                        "name",
                        name,
                        "pipeline_id",
                        funnel.pipelineId(),
                        "stage_id",
                        funnel.stage(stage),
                        "company_id",
                        company,
                        "primary_contact_id",
                        contact,
                        "amount",
                        amount,
                        "currency",
                        "USD",
                        "close_date",
                        LocalDate.now(clock).plusDays(inDays).toString())));
    }

    private void task(Actor actor, String title, String priority, int inDays, long company) {
        tasks.create(
                actor,
                Task.SHAPE.readCreate(Body.of(
                        "title", title,
                        "priority", priority,
                        "due_date", in(inDays).toString(),
                        "assignee_id", actor.userId(),
                        "company_id", company)));
    }

    private void log(Actor actor, String type, String summary, int daysAgo, long company) {
        activities.create(
                actor,
                Activity.SHAPE.readCreate(Body.of(
                        "type",
                        type,
                        "summary",
                        summary,
                        "occurred_at",
                        in(-daysAgo).toString(),
                        "company_id",
                        company)));
    }

    private void change(Actor actor, long company, String field, Object value) {
        companies.update(actor, company, Company.SHAPE.readPatch(Body.of(field, value)), IfMatch.read(null));
    }

    private Instant in(int days) {
        return Instant.now(clock).truncatedTo(ChronoUnit.HOURS).plus(days, ChronoUnit.DAYS);
    }
}
