package com.offsideventures.platform.postgres;

import com.offsideventures.platform.start.DataDirectory;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The connections to the database. The order of the beans is the order of the stop: the web server drains first, then
 * the pool closes, then an embedded database stops.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    // A missing secret is said before a database is made.
    @Bean
    @DependsOn("jwtKey")
    Database database(DatabaseSettings settings, ObjectProvider<DataDirectory> directory) {
        return settings.url().isBlank()
                ? Database.embeddedIn(directory.getObject().path(), settings.embeddedPort())
                : Database.at(DatabaseUrl.parse(settings.url()));
    }

    /** The pool. Virtual threads wait here, not in the database. */
    @Bean
    @Primary
    HikariDataSource dataSource(Database database, DatabaseSettings settings) {
        DatabaseUrl url = database.url();
        var pool = new HikariConfig();
        pool.setPoolName("database");
        var named = new Properties();
        named.setProperty("ApplicationName", "offside");
        var driver = new SimpleDriverDataSource(new org.postgresql.Driver(), url.jdbcUrl(), url.user(), url.password());
        driver.setConnectionProperties(named);
        pool.setDataSource(
                settings.slowStatement().isZero() ? driver : new SlowStatements(driver, settings.slowStatement()));
        // In the session rather than in the connection's options: poolers in between refuse those.
        pool.setConnectionInitSql("set time zone 'UTC'; set statement_timeout = '10s'");
        pool.setMaximumPoolSize(settings.connections() > 0 ? settings.connections() : suitableConnections());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(5_000);
        return new HikariDataSource(pool);
    }

    /** Migrations go past the pool: they may take longer than a request's statement may. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrations(Database database) {
        DatabaseUrl url = database.url();
        return new SimpleDriverDataSource(new org.postgresql.Driver(), url.jdbcUrl(), url.user(), url.password());
    }

    // More than the cores can work on only makes the database switch between them.
    private static int suitableConnections() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() * 4L, 8, 32);
    }
}
