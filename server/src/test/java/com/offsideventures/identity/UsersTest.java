package com.offsideventures.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.web.Problem;
import com.offsideventures.testing.ServerTest;
import com.offsideventures.testing.SignedIn;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
@AutoConfigureMockMvc
class UsersTest {

    @Autowired
    MockMvcTester http;

    @Autowired
    JdbcClient database;

    @Autowired
    Users users;

    @Autowired
    SignedIn.Desk desk;

    private String mark;
    private SignedIn ann;

    @BeforeEach
    void aUser() {
        mark = UUID.randomUUID().toString().substring(0, 8);
        ann = desk.as(Role.REGULAR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/", "/api/users"})
    void everybodySeesTheMembers(String path) {
        long id = create("Zoë", "Zimmer", Role.MANAGER).id();
        assertThat(list(path + "?search=zoe zimmer" + mark))
                .hasStatus(200)
                .bodyJson()
                .isStrictlyEqualTo("""
                {"items": [{"id": %d, "email": "zoë.%s@example.com", "first_name": "Zoë", "last_name": "Zimmer%s",
                            "full_name": "Zoë Zimmer%s", "role": "manager", "job_title": "Sales", "avatar_url": "",
                            "is_active": true}],
                 "count": 1}
                """.formatted(id, mark, mark, mark));
    }

    @Test
    void membersAreFoundByNameAndAddressAndSiftedByWhetherTheyMaySignIn() {
        long here = create("Bo", "Berg", Role.REGULAR).id();
        long gone = create("Cy", "Croft", Role.REGULAR).id();
        database.sql("update app_user set is_deactivated = true where id = :id")
                .param("id", gone)
                .update();
        assertIds("?search=berg" + mark, here);
        assertIds("?search=cy." + mark + "@example", gone);
        assertIds("?search=" + mark + "&is_active=true", here);
        assertIds("?search=" + mark + "&is_active=false", gone);
        assertIds("?search=" + mark + "&ordering=-email", gone, here);
        assertIds("?search=" + mark + "&limit=1&offset=1", gone);
    }

    @Test
    void noPasswordHashCanBeOrderedOrFilteredBy() {
        assertThat(list("/api/users/?ordering=password_hash")).hasStatus(422);
        assertThat(list("/api/users/?password_hash=x")).hasStatus(422);
    }

    @Test
    void addressesAreLowerCaseAndUsernamesAreFound() {
        User first = create("Di", "Dahl", Role.REGULAR);
        assertThat(users.findByEmail("  DI." + mark + "@EXAMPLE.com ")).contains(first);
        assertThat(first.username()).isEqualTo("di." + mark);
        User second = users.create(
                new NewUser("di." + mark + "@example.org", null, "", "", SignedIn.PASSWORD, Role.REGULAR, "", false));
        assertThat(second.username()).isEqualTo("di." + mark + "2");
        assertThat(users.names(List.of(first.id(), second.id(), -1L)))
                .containsOnlyKeys(first.id(), second.id())
                .containsEntry(first.id(), "Di Dahl" + mark)
                .containsEntry(second.id(), second.email());
        assertThat(users.exists(first.id())).isTrue();
        assertThat(users.exists(-1)).isFalse();
    }

    @Test
    void anAddressBelongsToOneAndAPasswordMustBeGood() {
        create("Ed", "Eng", Role.REGULAR);
        assertThatThrownBy(() -> create("Ed", "Eng", Role.REGULAR))
                .isInstanceOfSatisfying(
                        Problem.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
        assertThatThrownBy(() -> users.create(
                        new NewUser("fy" + mark + "@example.com", null, "", "", "password1", Role.REGULAR, "", false)))
                .isInstanceOfSatisfying(
                        Problem.class, refusal -> assertThat(refusal.status()).isEqualTo(422));
        assertThat(new NewUser("a@example.com", null, "", "", "the password", Role.REGULAR, "", false).toString())
                .doesNotContain("the password");
    }

    private User create(String first, String last, Role role) {
        return users.create(new NewUser(
                first + "." + mark + "@Example.com",
                null,
                first,
                last + mark,
                SignedIn.PASSWORD,
                role,
                "Sales",
                false));
    }

    private void assertIds(String query, long... ids) {
        List<Object> expected =
                Arrays.stream(ids).<Object>mapToObj(Math::toIntExact).toList();
        assertThat(list("/api/users/" + query))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactlyElementsOf(expected);
    }

    private MvcTestResult list(String uri) {
        return http.get().uri(uri).with(ann).exchange();
    }
}
