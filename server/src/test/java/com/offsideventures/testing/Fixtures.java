package com.offsideventures.testing;

import com.offsideventures.company.Companies;
import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.contact.Contacts;
import com.offsideventures.deal.Deal;
import com.offsideventures.deal.Deals;
import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.pipeline.Pipelines;
import com.offsideventures.pipeline.Stage;
import com.offsideventures.pipeline.Stages;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.record.Via;
import com.offsideventures.task.Task;
import com.offsideventures.task.Tasks;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * People and records for tests, each with a name of its own, because tests share a database. Import it: {@code
 * @Import(Fixtures.class)}.
 */
@TestComponent
public class Fixtures {

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final JdbcClient database;
    private final Companies companies;
    private final Contacts contacts;
    private final Pipelines pipelines;
    private final Stages stages;
    private final Deals deals;
    private final Tasks tasks;

    Fixtures(
            JdbcClient database,
            Companies companies,
            Contacts contacts,
            Pipelines pipelines,
            Stages stages,
            Deals deals,
            Tasks tasks) {
        this.database = database;
        this.companies = companies;
        this.contacts = contacts;
        this.pipelines = pipelines;
        this.stages = stages;
        this.deals = deals;
        this.tasks = tasks;
    }

    /** A word no other fixture has. */
    public static String unique(String word) {
        return word + " " + NEXT.incrementAndGet();
    }

    /** The JSON written in single quotes. */
    public static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    /** A new user with this role, named "Ann 1", "Ann 2" … */
    public Actor user(Role role) {
        int number = NEXT.incrementAndGet();
        long id = database.sql("""
                        insert into app_user (email, username, first_name, last_name, password_hash)
                        values (:email, :username, 'Ann', :number, '!')
                        returning id
                        """)
                .param("email", "ann" + number + "@example.com")
                .param("username", "ann" + number)
                .param("number", String.valueOf(number))
                .query(Long.class)
                .single();
        database.sql("insert into profile (user_id, role) values (:id, :role)")
                .param("id", id)
                .param("role", role.wire())
                .update();
        return new Actor(id, role, false, Via.API);
    }

    public Company company(Actor actor) {
        return companies.create(actor, Company.SHAPE.readCreate(json("{'name': '%s'}".formatted(unique("Acme")))));
    }

    public Contact contact(Actor actor, Company company) {
        return contacts.create(actor, Contact.SHAPE.readCreate(json("""
                {'first_name': 'Ada', 'last_name': '%s', 'company_id': %d}
                """.formatted(unique("Reyes"), company.id()))));
    }

    /** A pipeline with the stages New, Proposal, Won, Lost. */
    public Pipeline pipeline() {
        Actor manager = user(Role.MANAGER);
        long id = pipelines
                .create(manager, Pipeline.SHAPE.readCreate(json("{'name': '%s'}".formatted(unique("Sales")))))
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
                unique("Rollout"), pipeline.id(), pipeline.stages().getFirst().id(), company.id(), contact.id()))));
    }

    public Task task(Actor actor, String more) {
        return tasks.create(actor, Task.SHAPE.readCreate(json("{'title': '%s'%s}".formatted(unique("Call"), more))));
    }
}
