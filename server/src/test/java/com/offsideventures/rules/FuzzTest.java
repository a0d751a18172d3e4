package com.offsideventures.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.platform.record.Role;
import com.offsideventures.rules.Requests.Made;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a caller sends, the server answers as its description says, and never fails: twenty thousand requests made up
 * from {@code docs/openapi.json}, over all operations. {@code -Doffside.fuzz.seed} tries others,
 * {@code -Doffside.fuzz.only} only operations with that in their name. The database is its
 * own, because the requests change everything there is.
 */
@RecordsTest
@TestPropertySource(properties = "test.database=fuzz")
class FuzzTest {

    private static final int REQUESTS = 20_000;
    private static final long SEED = Long.getLong("offside.fuzz.seed", 20261122L);
    private static final String ONLY = System.getProperty("offside.fuzz.only", "");
    private static final int REQUESTS_PER_CALLER = 40;
    private static final int MOST_FAILURES_EACH = 5;
    private static final long SLOWEST_MS = 10_000;
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    private JsonNode document;
    private final AtomicInteger sent = new AtomicInteger();

    /** An operation of the document. */
    private record Operation(String method, String path, JsonNode description) {
        String name() {
            return description.get("operationId").stringValue();
        }
    }

    @BeforeEach
    void aWorkspaceToWorkIn() throws IOException {
        document = JSON.readTree(Files.readString(Path.of("..", "docs", "openapi.json")));
        for (int i = 0; i < 10; i++) {
            SignedIn ann = desk.as(Role.REGULAR);
            Company acme = fixtures.company(ann.actor());
            Contact ada = fixtures.contact(ann.actor(), acme);
            fixtures.deal(ann.actor(), fixtures.pipeline(), acme, ada);
            Http http = new Http(mvc, ann);
            http.post("/api/tasks/", "{'title': 'Call', 'company_id': %d}".formatted(acme.id()));
            http.post("/api/notes/", "{'body': 'Hi', 'contact_id': %d}".formatted(ada.id()));
            http.post("/api/views/", "{'name': 'All', 'resource': 'deals', 'is_shared': true}");
            http.post("/api/ai/suggest-task", "{'target_type': 'company', 'target_id': %d}".formatted(acme.id()));
        }
    }

    @Test
    void noRequestMakesTheServerFailOrAnswerWhatIsNotDescribed() throws Exception {
        List<Operation> all = operations();
        int each = REQUESTS / all.size() + 1;
        List<Operation> operations = all.stream()
                .filter(operation -> operation.name().contains(ONLY))
                .toList();
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (Operation operation : operations) {
                running.add(workers.submit(() -> tryOut(operation, each, failures)));
            }
            for (Future<?> run : running) {
                run.get(10, TimeUnit.MINUTES);
            }
        }
        assertThat(failures).isEmpty();
        assertThat(sent).hasValue(each * operations.size());
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .forEachEntry((path, item) -> item.forEachEntry(
                        (method, description) -> operations.add(new Operation(method, path, description))));
        return operations;
    }

    private void tryOut(Operation operation, int times, List<String> failures) {
        Requests requests = new Requests(SEED ^ operation.name().hashCode(), document.at("/components/schemas"));
        List<SignedIn> callers = List.of();
        int failed = 0;
        for (int i = 0; i < times && failed < MOST_FAILURES_EACH; i++) {
            if (i % REQUESTS_PER_CALLER == 0) {
                // Anew now and then: what is tried may shut the caller out.
                callers = List.of(desk.as(Role.ADMIN), desk.as(Role.MANAGER), desk.as(Role.REGULAR));
            }
            SignedIn caller = callers.get(i % 8 == 0 ? 2 : i % 8 == 1 ? 1 : 0);
            Made made = requests.make(operation.method(), operation.path(), operation.description());
            String failure = tryOut(operation, made, new Http(mvc, caller));
            if (!failure.isEmpty()) {
                failed++;
                failures.add("%s %s %s %s: %s"
                        .formatted(made.method(), made.target(), made.headers(), made.body(), failure));
            }
        }
    }

    private String tryOut(Operation operation, Made made, Http http) {
        long start = System.nanoTime();
        MvcTestResult answer = http.open(
                HttpMethod.valueOf(made.method().toUpperCase(Locale.ROOT)),
                made.target(),
                made.body(),
                made.headers().toArray(String[]::new));
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        sent.incrementAndGet();
        int status = answer.getResponse().getStatus();
        if (took > SLOWEST_MS) {
            return "took " + took + " ms";
        }
        JsonNode described = operation.description().get("responses").path(String.valueOf(status));
        if (status >= 500 || described.isMissingNode()) {
            return "answered " + status + " "
                    + new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        }
        JsonNode schema = described.at("/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return "";
        }
        List<String> violations =
                new Conformance(document.at("/components/schemas"), status < 400).violations(Http.json(answer), schema);
        return violations.isEmpty() ? "" : status + " " + violations.getFirst();
    }
}
