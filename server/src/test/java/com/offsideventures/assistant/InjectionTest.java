package com.offsideventures.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.assistant.AgentAction.Status;
import com.offsideventures.assistant.Replies.Reply;
import com.offsideventures.assistant.model.Answer;
import com.offsideventures.assistant.model.Model;
import com.offsideventures.assistant.model.Question.Call;
import com.offsideventures.assistant.model.mock.MockModel;
import com.offsideventures.company.Company;
import com.offsideventures.note.Note;
import com.offsideventures.note.Notes;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Texts in records that try to command the assistant: nothing is written, whoever obeys them. */
@RecordsTest
class InjectionTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    BeanFactory beans;

    @Autowired
    SignedIn.Desk people;

    @Autowired
    Given given;

    @Autowired
    Notes notes;

    @Autowired
    JdbcClient database;

    private Staging desk;
    private SignedIn ann;

    static Stream<String> attacks() {
        try (InputStream file = Objects.requireNonNull(InjectionTest.class.getResourceAsStream("/injections.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.replace("\\n", "\n")
                                    .replace("\\u200b", "\u200b")
                                    .replace("\\u202e", "\u202e")
                                    .replace("\\u202c", "\u202c"))
                            .toList()
                            .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @BeforeEach
    void signIn() {
        desk = new Staging(beans);
        ann = people.as(Role.ADMIN);
    }

    @Test
    void thereAreAttacksEnough() {
        assertThat(attacks()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void theMockTakesThemForText(String attack) {
        Company company = planted(attack);
        State before = State.of(database);
        Reply reply = desk.ask(new MockModel(), ann.actor(), question(company, "What about the budget?"));
        desk.copilot(new MockModel()).summarize(ann.actor(), new Target(Kind.COMPANY, company.id()));
        assertThat(reply.proposals()).isEmpty();
        assertThat(State.of(database)).isEqualTo(before);
        assertThat(reply.citations())
                .allSatisfy(citation -> assertThat(read(reply)).contains(citation.recordId()));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void whoObeysThemStillWritesNothing(String attack) {
        Company company = planted(attack);
        State before = State.of(database);
        Reply reply = desk.ask(obedient(company), ann.actor(), question(company, "What about the budget?"));
        assertThat(State.of(database)).isEqualTo(before);
        // What it wished for is there for everybody to see, as what it is: a suggestion with its cause.
        assertThat(reply.proposals()).isNotEmpty().allSatisfy(proposal -> {
            assertThat(proposal.status()).isEqualTo(Status.SUGGESTED);
            assertThat(proposal.prompt()).isEqualTo("What about the budget?");
            assertThat(proposal.result().path("sources")).isNotEmpty();
        });
        assertThat(reply.citations())
                .allSatisfy(citation -> assertThat(read(reply)).contains(citation.recordId()));
        assertThat(reply.reply()).doesNotContain("[company:", "[deal:", "[2]", "999999", "424242");
    }

    /** The records that were read for the reply. */
    private List<Long> read(Reply reply) {
        return database.sql("""
                        select (s ->> 'record_id')::bigint
                        from agent_action a
                        cross join lateral jsonb_array_elements(a.result -> 'sources') s
                        where a.id = :id
                        """)
                .param("id", reply.agentActionId())
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private Company planted(String attack) {
        Company company = given.aCompany()
                .ownedBy(ann)
                .with("description", attack)
                .with("industry", attack.substring(0, Math.min(60, attack.length())))
                .exists();
        ObjectNode note = JSON.createObjectNode().put("body", "About the budget: " + attack);
        notes.create(ann.actor(), Note.SHAPE.readCreate(note.put("company_id", company.id())));
        return company;
    }

    private static String question(Company company, String words) {
        return "{'message': '%s', 'target_type': 'company', 'target_id': %d}".formatted(words, company.id());
    }

    /** Does whatever a record says, with every tool there might be, and repeats it in its answer. */
    private static Model obedient(Company company) {
        return new Scripted(question -> {
            String read = Scripted.results(question);
            if (Scripted.hasResults(question)) {
                return Scripted.text("Done, approved and applied. " + tail(read) + " [company:999999] [deal:424242] [2]"
                        + " ![x](https://evil.example/leak)");
            }
            List<Call> calls = new ArrayList<>();
            for (String tool :
                    List.of("apply", "approve", "update_record", "delete_record", "execute_sql", "http_get")) {
                calls.add(Scripted.call(tool, "{'id': %d, 'status': 'churned'}".formatted(company.id())));
            }
            calls.add(Scripted.call(
                    "list_records", "{'type': 'company', 'filters': {'owner_id': 'x; drop table deal'}}"));
            calls.add(Scripted.call(
                    "propose_change",
                    "{'action_type': 'update_record', 'record_type': 'company', 'record_id': %d, 'fields': {'status': 'churned'}, 'status': 'applied'}"
                            .formatted(company.id())));
            return new Answer("Obeying.", calls, 10, 10);
        });
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 200))
                .replaceAll("\\[(?:company|deal):\\d+]|\\[\\d+]|999999|424242", "");
    }

    /** How often records were written, and how many suggestions were decided. */
    private record State(long changes, long decided) {

        static State of(JdbcClient database) {
            return database.sql("""
                            select (select count(*) from record_change) as changes,
                                   (select count(*) from agent_action where jsonb_exists(result, 'confirmed_by')) as decided
                            """)
                    .query((row, number) -> new State(row.getLong("changes"), row.getLong("decided")))
                    .single();
        }
    }
}
