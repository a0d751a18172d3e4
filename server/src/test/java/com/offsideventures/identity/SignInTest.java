package com.offsideventures.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.ServerTest;
import com.offsideventures.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
@AutoConfigureMockMvc
class SignInTest {

    @Autowired
    MockMvcTester http;

    @Autowired
    JdbcClient database;

    @Autowired
    SignedIn.Desk desk;

    private SignedIn ann;

    @BeforeEach
    void aUser() {
        ann = desk.as(Role.MANAGER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/jwt/create/", "/auth/jwt/create"})
    void theRightPasswordOpensASession(String path) throws Exception {
        MvcTestResult answer =
                post(path, """
                {"email": " %s ", "password": "%s"}
                """.formatted(ann.email().toUpperCase(java.util.Locale.ROOT), SignedIn.PASSWORD));
        assertThat(answer).hasStatus(200);
        String body = answer.getResponse().getContentAsString();
        String refresh = JsonPath.read(body, "$.refresh");
        String access = JsonPath.read(body, "$.access");
        assertThat(answer).bodyJson().isStrictlyEqualTo("""
                {"refresh": "%s", "access": "%s", "id": %d, "first_name": "Ann", "last_name": "Example",
                 "email": "%s", "username": "%s", "is_active": true, "is_deactivated": false}
                """.formatted(
                        refresh, access, ann.id(), ann.email(), ann.email().replace("@example.com", "")));
        assertThat(me(access)).hasStatus(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        String expected = """
                {"message": "No active account found with the given credentials",
                 "detail": "No active account found with the given credentials",
                 "code": "authentication_failed"}
                """;
        for (String email : new String[] {ann.email(), "nobody" + ann.email()}) {
            MvcTestResult answer = signIn(email, "a wrong password");
            assertThat(answer).hasStatus(401).hasHeader("WWW-Authenticate", "Bearer realm=\"api\"");
            assertThat(answer).bodyJson().isLenientlyEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"is_active = false,Account not activated", "is_deactivated = true,Account deactivated"})
    void whoIsShutOutLearnsItOnlyWithTheRightPassword(String change, String message) {
        database.sql("update app_user set " + change + " where id = :id")
                .param("id", ann.id())
                .update();
        assertRefused(signIn(ann.email(), "a wrong password"), "No active account found with the given credentials");
        assertRefused(signIn(ann.email(), SignedIn.PASSWORD), message);
        assertRefused(post("/auth/jwt/refresh/", "{\"refresh\": \"%s\"}".formatted(ann.refresh())), message);
        assertRefused(post("/auth/jwt/verify/", "{\"token\": \"%s\"}".formatted(ann.access())), message);
        assertRefused(me(ann.access()), "Authentication failed");
    }

    @Test
    void everyMissingOrBlankFieldIsNamed() {
        MvcTestResult answer = post("/auth/jwt/create/", "{\"password\": \"\"}");
        assertThat(answer).hasStatus(400);
        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                {"message": "email: This field is required.", "detail": "email: This field is required.",
                 "code": "bad_request", "email": ["This field is required."],
                 "password": ["This field may not be blank."]}
                """);
        assertThat(post("/auth/jwt/create/", "")).hasStatus(400);
        assertThat(post("/auth/jwt/create/", "[]")).hasStatus(400).bodyJson().hasPath("$.non_field_errors");
        assertThat(post("/auth/jwt/refresh/", "{}")).hasStatus(400).bodyJson().hasPath("$.refresh");
        assertThat(post("/auth/jwt/verify/", "{}")).hasStatus(400).bodyJson().hasPath("$.token");
        assertThat(post("/auth/jwt/create/", "{\"email\": 7, \"password\": \"a\\u0000b\"}"))
                .hasStatus(400)
                .bodyJson()
                .hasPath("$.email")
                .hasPath("$.password");
        assertThat(post("/auth/jwt/create/", "{")).hasStatus(400);
    }

    @Test
    void aRefreshTokenMakesAccessTokensOfItsSession() throws Exception {
        MvcTestResult answer = post("/auth/jwt/refresh", "{\"refresh\": \"%s\"}".formatted(ann.refresh()));
        String access = JsonPath.read(answer.getResponse().getContentAsString(), "$.access");
        assertThat(answer).bodyJson().isStrictlyEqualTo("{\"access\": \"%s\"}".formatted(access));
        assertThat(access).isNotEqualTo(ann.access());
        assertThat(me(access)).hasStatus(200);
    }

    @Test
    void anAccessTokenDoesNotRefresh() {
        assertNotValid(
                post("/auth/jwt/refresh/", "{\"refresh\": \"%s\"}".formatted(ann.access())), "Token has wrong type");
        assertNotValid(post("/auth/jwt/refresh/", "{\"refresh\": \"x.y.z\"}"), "Token is invalid or expired");
    }

    @Test
    void verifyTellsWhichTokensStillWork() {
        assertThat(post("/auth/jwt/verify/", "{\"token\": \"%s\"}".formatted(ann.access())))
                .hasStatus(200)
                .bodyJson()
                .isStrictlyEqualTo("{}");
        assertThat(post("/auth/jwt/verify/", "{\"token\": \"%s\"}".formatted(ann.refresh())))
                .hasStatus(200);
        logout(ann.access(), "{}");
        assertNotValid(
                post("/auth/jwt/verify/", "{\"token\": \"%s\"}".formatted(ann.access())), "Token is blacklisted");
        assertNotValid(
                post("/auth/jwt/verify/", "{\"token\": \"%s\"}".formatted(ann.refresh())), "Token is blacklisted");
    }

    @Test
    void aBlacklistedRefreshTokenIsOfNoFurtherUse() {
        String body = "{\"refresh\": \"%s\"}".formatted(ann.refresh());
        assertThat(post("/auth/jwt/blacklist/", body)).hasStatus(200).bodyJson().isStrictlyEqualTo("{}");
        assertNotValid(post("/auth/jwt/blacklist/", body), "Token is blacklisted");
        assertNotValid(post("/auth/jwt/refresh/", body), "Token is blacklisted");
        assertRefused(me(ann.access()), "Authentication failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/logout", "/api/auth/logout/"})
    void signingOutEndsBothTokensAtOnce(String path) {
        String body = "{\"refresh\": \"%s\"}".formatted(ann.refresh());
        MvcTestResult answer = http.post().uri(path).content(body).with(ann).exchange();
        assertThat(answer).hasStatus(200).bodyJson().isStrictlyEqualTo("{\"message\": \"Logged out successfully\"}");
        assertRefused(me(ann.access()), "Authentication failed");
        assertRefused(logout(ann.access(), body), "Authentication failed");
        assertThat(ownUser(ann.access())).hasStatus(401);
        assertNotValid(post("/auth/jwt/refresh/", body), "Token is blacklisted");
    }

    @Test
    void signingOutWithoutARefreshTokenEndsTheSession() {
        assertThat(logout(ann.access(), "")).hasStatus(200);
        assertNotValid(
                post("/auth/jwt/refresh/", "{\"refresh\": \"%s\"}".formatted(ann.refresh())), "Token is blacklisted");
    }

    @Test
    void signingOutWithAForeignRefreshTokenEndsTheAccessTokenAllTheSame() {
        SignedIn bob = desk.as(Role.REGULAR);
        for (String refresh : new String[] {"nonsense", ann.access(), bob.refresh(), ""}) {
            SignedIn session = desk.again(ann);
            MvcTestResult answer = logout(session.access(), "{\"refresh\": \"%s\"}".formatted(refresh));
            assertThat(answer).hasStatus(400).bodyJson().isLenientlyEqualTo("""
                    {"message": "Invalid refresh token", "detail": "Invalid refresh token", "code": "bad_request"}
                    """);
            assertThat(me(session.access())).hasStatus(401);
        }
        assertThat(me(bob.access())).hasStatus(200);
    }

    private MvcTestResult signIn(String email, String password) {
        return post("/auth/jwt/create/", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    private MvcTestResult post(String path, String body) {
        return http.post().uri(path).content(body).exchange();
    }

    private MvcTestResult logout(String access, String body) {
        return http.post()
                .uri("/api/auth/logout")
                .header("Authorization", "Bearer " + access)
                .content(body)
                .exchange();
    }

    private MvcTestResult me(String access) {
        return http.get()
                .uri("/api/me")
                .header("Authorization", "Bearer " + access)
                .exchange();
    }

    private MvcTestResult ownUser(String access) {
        return http.get()
                .uri("/auth/users/me/")
                .header("Authorization", "JWT " + access)
                .exchange();
    }

    private static void assertNotValid(MvcTestResult answer, String message) {
        assertThat(answer).hasStatus(401).hasHeader("WWW-Authenticate", "Bearer realm=\"api\"");
        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo("{\"message\": \"%1$s\", \"detail\": \"%1$s\", \"code\": \"token_not_valid\"}"
                        .formatted(message));
    }

    private static void assertRefused(MvcTestResult answer, String message) {
        assertThat(answer).hasStatus(401).hasHeader("WWW-Authenticate", "Bearer realm=\"api\"");
        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo("{\"message\": \"%1$s\", \"detail\": \"%1$s\", \"code\": \"authentication_failed\"}"
                        .formatted(message));
    }
}
