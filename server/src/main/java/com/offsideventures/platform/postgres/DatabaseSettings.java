package com.offsideventures.platform.postgres;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may say about the database.
 *
 * @param url address of a PostgreSQL of one's own ({@code DATABASE_URL}); empty for the embedded one
 * @param embeddedPort TCP port of the embedded one, 0 for a free one
 * @param slowStatement how long a statement may take without being logged; zero logs none
 * @param connections most connections the server opens, 0 for a number that suits the machine
 */
@ConfigurationProperties("offside.database")
record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("0") int embeddedPort,
        @DefaultValue("250ms") Duration slowStatement,
        @DefaultValue("0") int connections) {}
