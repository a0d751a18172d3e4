package com.offsideventures.testing;

import static com.offsideventures.testing.Http.json;

import com.offsideventures.company.Companies;
import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.contact.Contacts;
import com.offsideventures.deal.Deal;
import com.offsideventures.deal.Deals;
import com.offsideventures.history.ChangeSets;
import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.pipeline.Pipelines;
import com.offsideventures.pipeline.Stage;
import com.offsideventures.pipeline.Stages;
import com.offsideventures.platform.record.Actor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Records of every kind that belong together, made through the rules, each with a name of its own because tests share a
 * database.
 */
@TestComponent
public class Fixtures {

    private final JdbcClient database;
    private final ChangeSets changes;
    private final Companies companies;
    private final Contacts contacts;
    private final Pipelines pipelines;
    private final Stages stages;
    private final Deals deals;

    Fixtures(
            JdbcClient database,
            ChangeSets changes,
            Companies companies,
            Contacts contacts,
            Pipelines pipelines,
            Stages stages,
            Deals deals) {
        this.database = database;
        this.changes = changes;
        this.companies = companies;
        this.contacts = contacts;
        this.pipelines = pipelines;
        this.stages = stages;
        this.deals = deals;
    }

    /** The whole body of an answer in single quotes, with "…" for the moments that the server's clock decides. */
    public static String whole(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replaceAll("(\"(?:created|updated|stage_entered|completed|last_activity)_at\":)\"[^\"]*\"", "$1\"…\"")
                .replace('"', '\'');
    }

    /** Runs a statement that no route of the server would, as the server itself. */
    public void write(String statement) {
        changes.write(
                Actor.system(), "Prepared a test", () -> database.sql(statement).update());
    }

    public Company company(Actor actor) {
        return companies.create(
                actor, Company.SHAPE.readCreate(json("{'name': '%s'}".formatted(Given.unique("Acme")))));
    }

    public Contact contact(Actor actor, Company company) {
        return contacts.create(
                actor, Contact.SHAPE.readCreate(json("""
                {'first_name': 'Ada', 'last_name': '%s', 'company_id': %d}
                """.formatted(Given.unique("Reyes"), company.id()))));
    }

    /** A pipeline with the stages New, Proposal, Won, Lost. */
    public Pipeline pipeline() {
        Actor manager = Actor.system();
        long id = pipelines
                .create(manager, Pipeline.SHAPE.readCreate(json("{'name': '%s'}".formatted(Given.unique("Sales")))))
                .id();
        List.of(
                        "{'name': 'New', 'order': 0, 'probability': 10, 'pipeline_id': %d}",
                        "{'name': 'Proposal', 'order': 1, 'probability': 55, 'pipeline_id': %d}",
                        "{'name': 'Won', 'order': 2, 'probability': 100, 'is_won': true, 'pipeline_id': %d}",
                        "{'name': 'Lost', 'order': 3, 'is_lost': true, 'pipeline_id': %d}")
                .forEach(stage -> stages.create(manager, Stage.SHAPE.readCreate(json(stage.formatted(id)))));
        return pipelines.get(id);
    }

    /** The stage of this name. */
    public static Stage stage(Pipeline pipeline, String name) {
        return pipeline.stages().stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A deal in the first stage of the pipeline. */
    public Deal deal(Actor actor, Pipeline pipeline, Company company, Contact contact) {
        return deals.create(actor, Deal.SHAPE.readCreate(json("""
                {'name': '%s', 'pipeline_id': %d, 'stage_id': %d, 'company_id': %d, 'primary_contact_id': %d}
                """.formatted(
                        Given.unique("Rollout"),
                        pipeline.id(),
                        pipeline.stages().getFirst().id(),
                        company.id(),
                        contact.id()))));
    }
}
