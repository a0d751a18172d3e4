package com.offsideventures.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Nothing a caller can send makes the server fail. */
@RecordsTest
class CompanyFuzzTest {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-1e-400",
            "NaN",
            "Infinity",
            "9223372036854775808",
            "\"\"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"🧪\"",
            "\"12\"",
            "\"1e5\"",
            "\"active\"",
            "\"1-10\"",
            "\"a@b.example\"",
            "\"https://x.example/%zz\"",
            "\"https://[::1\"",
            "[]",
            "[1]",
            "{}",
            "{\"a\":[{}]}",
            "\"%s\"".formatted("y".repeat(300)),
            "1".repeat(400),
            "{",
            "]",
            "\"",
            "\\",
            "\u0000",
            "'x'",
            "");

    private static final List<String> NAMES = List.of(
            "name",
            "size",
            "status",
            "email",
            "linkedin_url",
            "annual_revenue",
            "owner_id",
            "description",
            "id",
            "version",
            "name\\u0000",
            "ids",
            "patch",
            "delete",
            "dry_run",
            "__proto__",
            "");

    private static final List<String> PATHS = List.of(
            "/api/companies/",
            "/api/companies/bulk",
            "/api/companies/1",
            "/api/companies/%00",
            "/api/history/1/undo",
            "/api/history/-1/undo",
            "/api/companies/bulk/",
            "/api/companies/1/2");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Given given;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noBodyMakesTheServerFail(long seed) {
        Random random = new Random(seed);
        Http http = new Http(mvc, desk.as(Role.ADMIN));
        given.aCompany().exists();
        for (int i = 0; i < 200; i++) {
            HttpMethod method =
                    any(random, List.of(HttpMethod.POST, HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.GET));
            String path = any(random, PATHS);
            String body = body(random, 0);
            MvcTestResult answer = http.send(
                    method, path, body, "If-Match", any(random, VALUES).strip());
            assertThat(answer.getResponse().getStatus())
                    .as("%s %s %s", method, path, body)
                    .isLessThan(500);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void noQueryMakesTheServerFail(long seed) {
        Random random = new Random(seed);
        Http http = new Http(mvc, desk.as(Role.ADMIN));
        List<String> names = List.of(
                "limit",
                "offset",
                "ordering",
                "search",
                "owner_id",
                "status",
                "annual_revenue_gte",
                "created_after",
                "record_id",
                "since",
                "industry",
                "x");
        for (int i = 0; i < 200; i++) {
            String path = any(random, List.of("/api/companies/", "/api/history/"));
            String query = any(random, names) + "={value}&" + any(random, names) + "={other}";
            var answer = mvc.get()
                    .uri(path + "?" + query, any(random, VALUES), any(random, VALUES))
                    .with(http.caller())
                    .exchange();
            assertThat(answer.getResponse().getStatus())
                    .as("%s %s", path, query)
                    .isLessThan(500);
        }
    }

    private static String body(Random random, int depth) {
        if (random.nextInt(10) == 0) {
            return any(random, VALUES);
        }
        StringBuilder body = new StringBuilder("{");
        int fields = random.nextInt(5);
        for (int i = 0; i < fields; i++) {
            body.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(any(random, NAMES))
                    .append("\":")
                    .append(depth < 3 && random.nextInt(6) == 0 ? body(random, depth + 1) : any(random, VALUES));
        }
        return body.append('}').toString();
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
