package com.offsideventures.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.ServerTest;
import com.offsideventures.testing.SignedIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
@AutoConfigureMockMvc
class ApiTokenTest {

    @Autowired
    MockMvcTester http;

    @Autowired
    JdbcClient database;

    @Autowired
    SignedIn.Desk desk;

    private SignedIn ann;

    @BeforeEach
    void aUser() {
        ann = desk.as(Role.ADMIN);
    }

    @Test
    void theSecretIsShownOnceAndStoredAsAHash() throws Exception {
        MvcTestResult made = make("{\"name\": \"Nightly import\", \"scopes\": [\"write\", \"read\", \"read\"]}");
        assertThat(made).hasStatus(201);
        String body = made.getResponse().getContentAsString();
        String secret = JsonPath.read(body, "$.token");
        Integer id = JsonPath.read(body, "$.id");
        String createdAt = JsonPath.read(body, "$.created_at");
        assertThat(secret).matches("ofv_[0-9A-Za-z]{40}");
        assertThat(made).bodyJson().isStrictlyEqualTo("""
                {"id": %d, "name": "Nightly import", "prefix": "%s", "scopes": ["read", "write"], "created_at": "%s",
                 "expires_at": null, "last_used_at": null, "token": "%s"}
                """.formatted(id, secret.substring(0, 8), createdAt, secret));
        assertThat(call("GET", "/api/tokens/", ann.bearer())).bodyJson().isStrictlyEqualTo("""
                {"items": [{"id": %d, "name": "Nightly import", "prefix": "%s", "scopes": ["read", "write"],
                            "created_at": "%s", "expires_at": null, "last_used_at": null}], "count": 1}
                """.formatted(
                        id, secret.substring(0, 8), createdAt));
        assertThat(database.sql(
                                "select encode(secret_hash, 'hex') = encode(sha256(cast(:secret as bytea)), 'hex') from api_token where id = :id")
                        .param("secret", secret.getBytes(StandardCharsets.UTF_8))
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aTokenActsAsItsUserAndItsUseIsNoted() throws Exception {
        String secret = secret("read");
        assertThat(call("GET", "/api/me", "Bearer " + secret))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.email")
                .isEqualTo(ann.email());
        assertThat(call("GET", "/api/tokens/", ann.bearer()))
                .bodyJson()
                .extractingPath("$.items[0].last_used_at")
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "read, GET, /api/companies/, 200",
        "write, GET, /api/companies/, 403",
        "propose, GET, /api/companies/, 200",
        "read, POST, /api/companies/, 403",
        "propose, POST, /api/companies/, 403",
        "write, POST, /api/companies/, 422",
        "write, POST, /api/ai/nowhere, 403",
        "propose, POST, /api/ai/nowhere, 404",
    })
    void itsScopesSayWhatItMayDo(String scope, String method, String path, int status) throws Exception {
        assertThat(call(method, path, "Bearer " + secret(scope))).hasStatus(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/tokens/",
                "POST /api/tokens",
                "DELETE /api/tokens/1",
                "GET /api/admin/users/",
                "POST /api/auth/logout",
                "POST /api/ai/actions/1/apply",
                "POST /api/ai/actions/1/apply/",
                "POST /api/ai/actions/1/%61pply",
                "POST /api/ai/actions/1/reject",
                "POST /api/ai/actions/1/undo",
                "POST /api/history/1/undo",
                "GET /api/%74okens/"
            })
    void noTokenDecidesInAPersonsPlace(String request) throws Exception {
        String[] parts = request.split(" ", 2);
        String all = secret("read\", \"write\", \"propose");
        var uri = URI.create(parts[1]);
        assertThat(http.method(HttpMethod.valueOf(parts[0]))
                        .uri(uri)
                        .header("Authorization", "Bearer " + all)
                        .content("{}")
                        .exchange())
                .hasStatus(403);
    }

    @Test
    void outsideTheApiItIsNoToken() throws Exception {
        assertThat(call("GET", "/auth/users/me/", "Bearer " + secret("read"))).hasStatus(401);
    }

    @Test
    void itEndsWithItsTimeItsUserItsPasswordOrADelete() throws Exception {
        String expired = secret("read");
        database.sql("update api_token set expires_at = now() where user_id = :id")
                .param("id", ann.id())
                .update();
        assertThat(call("GET", "/api/me", "Bearer " + expired))
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("Invalid or expired token");
        MvcTestResult made = make("{\"name\": \"n\", \"scopes\": [\"read\"]}");
        String deleted = JsonPath.read(made.getResponse().getContentAsString(), "$.token");
        Integer id = JsonPath.read(made.getResponse().getContentAsString(), "$.id");
        SignedIn bob = desk.as(Role.ADMIN);
        assertThat(call("DELETE", "/api/tokens/" + id, bob.bearer())).hasStatus(404);
        assertThat(call("DELETE", "/api/tokens/" + id, ann.bearer())).hasStatus(204);
        assertThat(call("DELETE", "/api/tokens/" + id, ann.bearer())).hasStatus(404);
        assertThat(call("GET", "/api/me", "Bearer " + deleted)).hasStatus(401);
        String other = secret("read");
        http.post()
                .uri("/auth/users/set_password/")
                .with(ann)
                .content("{\"current_password\": \"%s\", \"new_password\": \"another good horse\"}"
                        .formatted(SignedIn.PASSWORD))
                .exchange();
        assertThat(call("GET", "/api/me", "Bearer " + other)).hasStatus(401);
        String last = secret("read");
        database.sql("update app_user set is_deactivated = true where id = :id")
                .param("id", ann.id())
                .update();
        assertThat(call("GET", "/api/me", "Bearer " + last))
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("Authentication failed");
    }

    @Test
    void everythingWrongWithARequestForOneIsNamed() {
        assertThat(make("{\"scopes\": [\"root\"], \"expires_at\": \"2020-01-01\"}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail[*].loc[2]")
                .asArray()
                .containsExactly("name", "scopes", "expires_at");
        assertThat(make("{\"name\": \"n\"}")).hasStatus(422);
        assertThat(make("{\"name\": \"n\", \"scopes\": []}")).hasStatus(422);
        assertThat(make("{\"name\": \"n\", \"scopes\": \"read\"}")).hasStatus(422);
    }

    private String secret(String scopes) throws Exception {
        MvcTestResult made = make("{\"name\": \"n\", \"scopes\": [\"%s\"]}".formatted(scopes));
        return JsonPath.read(made.getResponse().getContentAsString(), "$.token");
    }

    private MvcTestResult make(String body) {
        return http.post().uri("/api/tokens/").with(ann).content(body).exchange();
    }

    private MvcTestResult call(String method, String path, String authorization) {
        return http.method(HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", authorization)
                .content("{}")
                .exchange();
    }
}
