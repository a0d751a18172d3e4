package com.offsideventures.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.ServerTest;
import com.offsideventures.testing.SignedIn;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who is not let in, on every family of routes, and in which words. */
@ServerTest
@AutoConfigureMockMvc
class UnauthorizedTest {

    private static final List<String> API = List.of(
            "GET /api/me",
            "GET /api/users/",
            "GET /api/companies/",
            "POST /api/companies",
            "GET /api/companies/1",
            "PATCH /api/companies/1/",
            "DELETE /api/companies/1",
            "GET /api/history/",
            "POST /api/auth/logout",
            "GET /api/admin/users/",
            "GET /api/nowhere",
            "GET /api",
            "GET /api/docsandmore",
            "FOO /api/me");

    private static final List<String> AUTH = List.of(
            "GET /auth/users/me/", "PATCH /auth/users/me", "PUT /auth/users/me/", "POST /auth/users/set_password/");

    @Autowired
    MockMvcTester http;

    @Autowired
    JdbcClient database;

    @Autowired
    SignedIn.Desk desk;

    private SignedIn ann;

    @BeforeEach
    void aUser() {
        ann = desk.as(Role.REGULAR);
    }

    static Stream<Arguments> families() {
        return Stream.of(
                Arguments.of(
                        API,
                        List.of(
                                body("Unauthorized", "not_authenticated"),
                                body("Invalid or expired token", "token_not_valid"),
                                body("Authentication failed", "authentication_failed"))),
                Arguments.of(
                        AUTH,
                        List.of(
                                body("Authentication credentials were not provided.", "not_authenticated"),
                                """
                                {"message": "Given token not valid for any token type",
                                 "detail": "Given token not valid for any token type", "code": "token_not_valid",
                                 "messages": [{"token_class": "AccessToken", "token_type": "access",
                                               "message": "Token is invalid or expired"}]}
                                """,
                                body("Authentication failed", "authentication_failed"))));
    }

    @ParameterizedTest
    @MethodSource("families")
    void aMissingOrMalformedHeaderIsNoSignIn(List<String> requests, List<String> bodies) {
        for (String request : requests) {
            for (String header : new @Nullable String[] {
                null,
                "",
                "Bearer",
                "Bearer ",
                "Bearer  " + ann.access(),
                "Bearer " + ann.access() + " more",
                "Bearer\t" + ann.access(),
                "Basic YTpi",
                "Token " + ann.access(),
                ann.access()
            }) {
                assertRefused(request, header, bodies.get(0));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void aTokenThatIsNoneIsNotValid(List<String> requests, List<String> bodies) {
        for (String request : requests) {
            for (String token : new String[] {"x", "a.b.c", "..", ann.refresh(), "ofv_" + "a".repeat(40)}) {
                assertRefused(request, "Bearer " + token, bodies.get(1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void whoWasShutOutIsRefusedWithATokenThatStillRuns(List<String> requests, List<String> bodies) {
        for (String change : new String[] {
            "update app_user set is_active = false where id = :id",
            "update app_user set is_deactivated = true where id = :id",
            "update user_session set revoked_at = now() where user_id = :id",
            "delete from user_session where user_id = :id",
            "delete from app_user where id = :id"
        }) {
            SignedIn bob = desk.as(Role.ADMIN);
            assertThat(get("/api/me", bob.bearer())).hasStatus(200);
            database.sql(change).param("id", bob.id()).update();
            for (String request : requests) {
                assertRefused(request, bob.bearer(), bodies.get(2));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER", "JWT", "jwt", "Jwt"})
    void bothSchemesAreKnownInAnyCase(String scheme) {
        assertThat(get("/api/me", scheme + " " + ann.access())).hasStatus(200);
        assertThat(get("/auth/users/me/", scheme + " " + ann.access())).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/auth/nowhere", "/auth/users", "/auth/users/7", "/error", "/admin"})
    void anUnknownPathOutsideTheApiIsNotFound(String path) {
        assertThat(http.get().uri(path).exchange())
                .hasStatus(404)
                .bodyJson()
                .isLenientlyEqualTo(body("Path not found", "not_found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/openapi.json", "/health/live", "/health/ready"})
    void descriptionAndHealthAreOpen(String path) {
        assertThat(http.get().uri(path).exchange()).hasStatus(200);
    }

    @Test
    void theAdministrationIsForWhoAdministers() {
        assertThat(get("/api/admin/nowhere", ann.bearer()))
                .hasStatus(403)
                .bodyJson()
                .isLenientlyEqualTo(body("You do not have permission to perform this action.", "permission_denied"));
        assertThat(get("/api/admin/nowhere", desk.as(Role.MANAGER).bearer())).hasStatus(403);
        assertThat(get("/api/admin/nowhere", desk.as(Role.ADMIN).bearer())).hasStatus(404);
    }

    @Test
    void aHeaderIsNotLookedAtWhereNoneIsNeeded() {
        assertThat(http.post()
                        .uri("/auth/jwt/verify/")
                        .header("Authorization", "Bearer nonsense")
                        .content("{\"token\": \"%s\"}".formatted(ann.access()))
                        .exchange())
                .hasStatus(200);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepBrowsersInCheck() {
        for (MvcTestResult answer : List.of(
                get("/api/me", ann.bearer()),
                get("/api/me", "nonsense"),
                http.get().uri("/nowhere").exchange(),
                http.post().uri("/auth/jwt/create/").exchange())) {
            assertThat(answer)
                    .hasHeader("X-Content-Type-Options", "nosniff")
                    .hasHeader("X-Frame-Options", "DENY")
                    .hasHeader("Referrer-Policy", "no-referrer")
                    .hasHeader("Cache-Control", "no-store")
                    .hasHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .doesNotContainHeader("Server");
        }
    }

    private void assertRefused(String request, @Nullable String header, String body) {
        String[] parts = request.split(" ", 2);
        var call = http.method(HttpMethod.valueOf(parts[0])).uri(parts[1]).content("{}");
        MvcTestResult answer = (header == null ? call : call.header("Authorization", header)).exchange();
        assertThat(answer)
                .as("%s with '%s'", request, header)
                .hasStatus(401)
                .hasHeader("WWW-Authenticate", "Bearer realm=\"api\"")
                .bodyJson()
                .isLenientlyEqualTo(body);
    }

    private MvcTestResult get(String path, String authorization) {
        return http.get().uri(path).header("Authorization", authorization).exchange();
    }

    private static String body(String message, String code) {
        return "{\"message\": \"%1$s\", \"detail\": \"%1$s\", \"code\": \"%2$s\"}".formatted(message, code);
    }
}
