package com.offsideventures.testing;

import com.offsideventures.company.Companies;
import com.offsideventures.company.Company;
import com.offsideventures.history.ChangeSets;
import com.offsideventures.platform.record.Actor;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The state a test starts from: {@code given.aCompany().named("Acme").ownedBy(ann).exists()}. Names are made up where a
 * test does not care.
 */
public class Given {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final JsonMapper JSON = new JsonMapper();

    private final Companies companies;
    private final ChangeSets changes;
    private final JdbcClient database;

    Given(Companies companies, ChangeSets changes, JdbcClient database) {
        this.companies = companies;
        this.changes = changes;
        this.database = database;
    }

    /** A word that no other test has used: counted in letters, so that no test's own "Acme 95" is the same. */
    public static String unique(String word) {
        return word + " x" + Long.toString(1_000_000 + NEXT.incrementAndGet(), 36);
    }

    public ACompany aCompany() {
        return new ACompany();
    }

    /** A company to be. */
    public final class ACompany {
        private final ObjectNode body = JSON.createObjectNode().put("name", unique("Acme"));
        private Actor creator = Actor.system();

        public ACompany named(String name) {
            body.put("name", name);
            return this;
        }

        public ACompany ownedBy(SignedIn owner) {
            creator = owner.actor();
            body.put("owner_id", owner.id());
            return this;
        }

        public ACompany with(String field, String value) {
            body.put(field, value);
            return this;
        }

        public Company exists() {
            return companies.create(creator, Company.SHAPE.readCreate(body));
        }
    }

    /** So many companies of one owner, by id. */
    public List<Long> companies(SignedIn owner, int count) {
        return changes.write(
                owner.actor(),
                "Prepared a test",
                () -> database.sql("""
                        insert into company (name, owner_id)
                        select 'Acme ' || n, :owner from generate_series(1, :count) n
                        returning id
                        """)
                        .param("owner", owner.id())
                        .param("count", count)
                        .query(Long.class)
                        .list());
    }

    /** A stage of a pipeline of its own. */
    public long aStage(Actor actor) {
        return rows(
                actor,
                "insert into pipeline (name) values ('Sales')",
                "insert into stage (pipeline_id, name) values (:previous, 'New')");
    }

    /** Writes rows as the actor would, in one change set, and answers the id of the last one. */
    public long rows(Actor actor, String... inserts) {
        return changes.write(actor, "Prepared a test", () -> {
            long id = 0;
            for (String insert : inserts) {
                id = database.sql(insert.replace(":previous", String.valueOf(id)) + " returning id")
                        .query(Long.class)
                        .single();
            }
            return id;
        });
    }
}
