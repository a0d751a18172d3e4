package com.offsideventures.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.platform.postgres.DatabaseUrl;
import com.offsideventures.testing.TestPostgres;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The assistant's role on a PostgreSQL of somebody else, whose user may not create roles. */
class AssistantRoleTest {

    @Test
    void theServerStartsWithoutItAndTakesItUpWhenAnAdministratorHasMadeIt() {
        DatabaseUrl own = TestPostgres.empty();
        JdbcClient administrator = JdbcClient.create(source(own));
        administrator.sql("create role tenant login password 'a password'").update();
        administrator
                .sql("grant create on database %s to tenant".formatted(own.database()))
                .update();
        administrator.sql("grant create on schema public to tenant").update();
        var tenant = new DatabaseUrl(own.host(), own.port(), own.database(), "tenant", "a password", Map.of());

        migrate(tenant);
        assertThat(administrator
                        .sql("select count(*) from pg_roles where rolname = 'tenant_assistant'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> session(tenant).run(() -> true)).hasMessageContaining("AI is not configured");

        administrator.sql("create role tenant_assistant nologin").update();
        administrator.sql("grant tenant_assistant to tenant").update();
        migrate(tenant);
        DriverManagerDataSource source = source(tenant);
        JdbcClient jdbc = JdbcClient.create(source);
        AssistantSession session = new AssistantSession(jdbc, new JdbcTransactionManager(source));
        assertThat(session.run(() -> jdbc.sql("select current_user::text")
                        .query(String.class)
                        .single()))
                .isEqualTo("tenant_assistant");
        assertThat(session.run(() -> jdbc.sql("select count(*) from company")
                        .query(Long.class)
                        .single()))
                .isZero();
        assertThatThrownBy(
                        () -> session.run(() -> jdbc.sql("delete from company").update()))
                .rootCause()
                .hasMessageContaining("permission denied for table company");
    }

    private static void migrate(DatabaseUrl url) {
        Flyway.configure()
                .dataSource(url.jdbcUrl(), url.user(), url.password())
                .load()
                .migrate();
    }

    private static AssistantSession session(DatabaseUrl url) {
        DriverManagerDataSource source = source(url);
        return new AssistantSession(JdbcClient.create(source), new JdbcTransactionManager(source));
    }

    private static DriverManagerDataSource source(DatabaseUrl url) {
        return new DriverManagerDataSource(url.jdbcUrl(), url.user(), url.password());
    }
}
