package com.offsideventures.maintenance;

import com.offsideventures.platform.postgres.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections without the limits that requests have. */
final class Connections {

    private Connections() {}

    static Connection open(DatabaseUrl url) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", url.user());
        properties.setProperty("password", url.password());
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "offside maintenance");
        Connection database = DriverManager.getConnection(url.jdbcUrl(), properties);
        try (var statement = database.createStatement()) {
            // What is written down must not depend on how a server is set up.
            statement.execute("set time zone 'UTC'; set datestyle = 'ISO'; set statement_timeout = 0");
        }
        return database;
    }

    static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
