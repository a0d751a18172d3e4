package com.offsideventures.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole server: every bean, a real port ({@code @LocalServerPort}), and a migrated PostgreSQL database.
 *
 * <pre>{@code
 * @ServerTest
 * class CompanyApiTest {
 *     @Autowired MockMvcTester http;      // with @AutoConfigureMockMvc: the fast way, no socket
 *     @Autowired JdbcClient database;     // read the row back
 * }
 * }</pre>
 *
 * Test classes with the same configuration share one Spring context and so one database: a test creates what it needs
 * and asserts on what it created (a user, an owner, a name of its own), never on "all rows". A test that needs a
 * database for itself changes the configuration, for instance {@code @TestPropertySource(properties =
 * "test.database=search")}: another context, another fresh database, made from a migrated template in a tenth of a
 * second. A test that needs no Spring asks {@link TestPostgres#migrated()} or {@link TestPostgres#empty()} directly.
 *
 * <p>{@code @Transactional} on a test rolls back what MockMvc did in the same thread; what went over the port is
 * committed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "OFFSIDE_ENV=development")
@ContextConfiguration(initializers = ServerTest.FreshDatabase.class)
@Import(SignedIn.Desk.class)
public @interface ServerTest {

    /** Gives a context a database of its own, and a secret, so that it touches no data directory. */
    class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test database",
                            Map.of(
                                    "offside.database.url",
                                            TestPostgres.migrated().toUrl(),
                                    "offside.database.connections", "8",
                                    "offside.identity.password-cost", "4",
                                    "offside.identity.requests-per-minute", "0",
                                    "offside.jobs.look-every", "P1D",
                                    "JWT_SECRET", "a secret that is only good for tests, 32+ bytes")));
        }
    }
}
