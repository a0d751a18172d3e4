package com.offsideventures.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
@AutoConfigureMockMvc
class OwnUserTest {

    private static final String CHOSEN = "another good horse";

    @Autowired
    MockMvcTester http;

    @Autowired
    JdbcClient database;

    @Autowired
    SignedIn.Desk desk;

    private SignedIn ann;
    private String username;

    @BeforeEach
    void aUser() {
        ann = desk.as(Role.ADMIN);
        username = ann.email().replace("@example.com", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/users/me/", "/auth/users/me"})
    void usersSeeThemselvesWithTheirProfile(String path) {
        assertThat(call("GET", path, "")).hasStatus(200).bodyJson().isStrictlyEqualTo("""
                {"id": %d, "first_name": "Ann", "last_name": "Example", "email": "%s", "username": "%s",
                 "is_active": true, "is_deactivated": false,
                 "profile": {"role": "admin", "job_title": "", "phone": "", "avatar_url": "", "bio": ""}}
                """.formatted(
                        ann.id(), ann.email(), username));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/me", "/api/me/"})
    void theApiNamesTheCallerWithRoleAndProfile(String path) {
        assertThat(call("GET", path, "")).hasStatus(200).bodyJson().isStrictlyEqualTo("""
                {"id": %d, "email": "%s", "first_name": "Ann", "last_name": "Example", "username": "%s",
                 "role": "admin", "is_staff": false,
                 "profile": {"role": "admin", "job_title": "", "phone": "", "avatar_url": "", "bio": ""}}
                """.formatted(
                        ann.id(), ann.email(), username));
    }

    @Test
    void namesAndProfileCanBeChangedButNeitherRoleNorRightsNorAddress() {
        MvcTestResult answer = call("PATCH", "/auth/users/me/", """
                {"first_name": "Anna", "last_name": null, "email": "evil@example.com", "is_active": false,
                 "is_deactivated": true, "is_staff": true,
                 "profile": {"job_title": "Head of Sales", "role": "regular", "avatar_url": "https://example.com/a.png"}}
                """);
        assertThat(answer).hasStatus(200).bodyJson().isStrictlyEqualTo("""
                {"id": %d, "first_name": "Anna", "last_name": "", "email": "%s", "username": "%s",
                 "is_active": true, "is_deactivated": false,
                 "profile": {"role": "admin", "job_title": "Head of Sales", "phone": "",
                             "avatar_url": "https://example.com/a.png", "bio": ""}}
                """.formatted(ann.id(), ann.email(), username));
        assertThat(call("GET", "/api/me", ""))
                .bodyJson()
                .extractingPath("$.is_staff")
                .isEqualTo(false);
    }

    @Test
    void everythingWrongWithAChangeIsNamedAndNothingIsChanged() {
        MvcTestResult answer = call("PATCH", "/auth/users/me/", """
                {"first_name": "Anna", "last_name": 7, "username": " ",
                 "profile": {"avatar_url": "javascript:alert(1)", "phone": "%s"}}
                """.formatted("9".repeat(41)));
        assertThat(answer).hasStatus(400).bodyJson().isLenientlyEqualTo("""
                {"code": "bad_request", "last_name": ["Input should be a valid string"],
                 "username": ["This field may not be blank."],
                 "profile": {"avatar_url": ["Input should be a valid URL that starts with https:// or http://"],
                             "phone": ["String should have at most 40 characters"]}}
                """);
        assertThat(call("GET", "/api/me", ""))
                .bodyJson()
                .extractingPath("$.first_name")
                .isEqualTo("Ann");
        assertThat(call("PATCH", "/auth/users/me/", "{\"profile\": []}")).hasStatus(400);
        assertThat(call("PATCH", "/auth/users/me/", "{\"username\": \"a b\"}")).hasStatus(400);
    }

    @Test
    void aUsernameBelongsToOne() {
        String taken = desk.as(Role.REGULAR).email().replace("@example.com", "");
        assertThat(call("PATCH", "/auth/users/me/", "{\"username\": \"%s\"}".formatted(taken)))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("A user with that username already exists.");
        assertThat(call("PATCH", "/auth/users/me/", "{\"username\": \"%s\"}".formatted(username)))
                .hasStatus(200);
    }

    @Test
    void aPutNeedsTheUsername() {
        assertThat(call("PUT", "/auth/users/me/", "{\"first_name\": \"Anna\"}"))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo("{\"username\": [\"This field is required.\"]}");
        assertThat(call("PUT", "/auth/users/me/", "{\"username\": \"new-%s\"}".formatted(username)))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.username")
                .isEqualTo("new-" + username);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/users/set_password/", "/auth/users/set_password"})
    void aNewPasswordEndsAllOtherSessions(String path) {
        SignedIn other = desk.again(ann);
        assertThat(setPassword(path, SignedIn.PASSWORD, CHOSEN)).hasStatus(204);
        assertThat(call("GET", "/api/me", "")).hasStatus(200);
        assertThat(http.get().uri("/api/me").with(other).exchange()).hasStatus(401);
        assertThat(refresh(other)).hasStatus(401);
        assertThat(refresh(ann)).hasStatus(200);
        assertThat(signIn(SignedIn.PASSWORD)).hasStatus(401);
        assertThat(signIn(CHOSEN)).hasStatus(200);
    }

    @Test
    void theCurrentPasswordMustBeRight() {
        assertThat(setPassword("/auth/users/set_password/", "not it", CHOSEN))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo("{\"current_password\": [\"Invalid password.\"]}");
        assertThat(signIn(SignedIn.PASSWORD)).hasStatus(200);
    }

    @Test
    void theCurrentPasswordCannotBeGuessedWithAStolenToken() {
        for (int i = 0; i < 10; i++) {
            assertThat(setPassword("/auth/users/set_password/", "guess" + i, CHOSEN))
                    .hasStatus(400);
        }
        assertThat(setPassword("/auth/users/set_password/", SignedIn.PASSWORD, CHOSEN))
                .hasStatus(429);
    }

    @ParameterizedTest
    @CsvSource({
        "short7!,This password is too short. It must contain at least 8 characters.",
        "90817263549,This password is entirely numeric.",
        "password1,This password is too common.",
        "Example-1,The password is too similar to the email address."
    })
    void aWeakPasswordIsRefused(String weak, String objection) {
        assertThat(setPassword("/auth/users/set_password/", SignedIn.PASSWORD, weak))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.new_password")
                .asArray()
                .contains(objection);
    }

    @Test
    void noAnswerShowsAPasswordHash() throws Exception {
        String hash = database.sql("select password_hash from app_user where id = :id")
                .param("id", ann.id())
                .query(String.class)
                .single();
        assertThat(hash).startsWith("{bcrypt}$2");
        for (String path : new String[] {"/api/me", "/auth/users/me/", "/api/users/?limit=200"}) {
            assertThat(call("GET", path, "").getResponse().getContentAsString())
                    .doesNotContain("$2", "password", "hash");
        }
    }

    private MvcTestResult setPassword(String path, String current, String chosen) {
        return call(
                "POST", path, "{\"current_password\": \"%s\", \"new_password\": \"%s\"}".formatted(current, chosen));
    }

    private MvcTestResult signIn(String password) {
        return http.post()
                .uri("/auth/jwt/create/")
                .content("{\"email\": \"%s\", \"password\": \"%s\"}".formatted(ann.email(), password))
                .exchange();
    }

    private MvcTestResult refresh(SignedIn user) {
        return http.post()
                .uri("/auth/jwt/refresh/")
                .content("{\"refresh\": \"%s\"}".formatted(user.refresh()))
                .exchange();
    }

    private MvcTestResult call(String method, String path, String body) {
        return http.method(HttpMethod.valueOf(method))
                .uri(path)
                .content(body)
                .with(ann)
                .exchange();
    }
}
