package com.offsideventures.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.company.Companies;
import com.offsideventures.company.Company;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@RecordsTest
class AssistantSessionTest {

    @Autowired
    AssistantSession session;

    @Autowired
    Records records;

    @Autowired
    Companies companies;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Given given;

    @Test
    void postgresRefusesAWriteThroughTheRulesThemselves() {
        SignedIn ann = desk.as(Role.ADMIN);
        Company acme = given.aCompany().ownedBy(ann).exists();
        var patch = Company.SHAPE.readPatch(Http.json("{'name': 'Taken over'}"));
        assertThatThrownBy(() -> session.run(() -> companies.update(ann.actor(), acme.id(), patch, IfMatch.read(null))))
                .isInstanceOf(BadSqlGrammarException.class)
                .rootCause()
                .hasMessageContaining("permission denied for table company");
        assertThat(companies.get(acme.id()).name()).isEqualTo(acme.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update company set name = 'x'",
                "insert into task (title) values ('x')",
                "delete from deal",
                "delete from agent_action",
                "update agent_action set status = 'applied'",
                "insert into change_set (via, label) values ('system', 'x')",
                "truncate note",
                "select password_hash from app_user",
                "select secret_hash from api_token",
                "update profile set role = 'admin'",
                "create table loot (x text)",
                "alter role current_user superuser",
                "copy company to program 'cat'"
            })
    void postgresRefusesWhateverElseAToolMightTry(String statement) {
        assertThatThrownBy(() -> session.run(() -> {
                    database.sql(statement).update();
                    return true;
                }))
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @ParameterizedTest
    @EnumSource
    void everyListCanBeRead(Kind kind) {
        SignedIn ann = desk.as(Role.REGULAR);
        Long count = session.run(() ->
                records.list(ann.actor(), kind, Map.of("limit", List.of("3"))).count());
        assertThat(count).isNotNegative();
    }

    @Test
    void theConnectionIsItselfAgainAfterwards() {
        session.run(() -> true);
        transaction.executeWithoutResult(status -> assertThat(database.sql("select current_user = session_user")
                        .query(Boolean.class)
                        .single())
                .isTrue());
    }

    @Test
    void aTransactionThatMayWriteIsNotLent() {
        transaction.executeWithoutResult(
                status -> assertThatThrownBy(() -> session.run(() -> true)).isInstanceOf(IllegalStateException.class));
    }
}
