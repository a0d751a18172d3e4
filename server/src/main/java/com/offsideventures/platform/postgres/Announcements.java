package com.offsideventures.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one connection of this node that listens to the database, beside the pool: it is held for as long as the server
 * runs, and made again when it is lost.
 */
@Component
class Announcements implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);
    private static final int WAIT_MS = 10_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Database database;
    private final ObjectProvider<Announced> listeners;
    private volatile boolean running;
    private volatile @Nullable Connection connection;

    Announcements(Database database, ObjectProvider<Announced> listeners) {
        this.database = database;
        this.listeners = listeners;
    }

    @Override
    public void start() {
        running = true;
        Map<String, Announced> byChannel = new LinkedHashMap<>();
        listeners.forEach(listener -> listener.channels().forEach(channel -> byChannel.put(channel, listener)));
        Thread.ofVirtual().name("announcements").start(() -> listenForEver(byChannel));
    }

    @Override
    public void stop() {
        running = false;
        close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listenForEver(Map<String, Announced> byChannel) {
        Duration pause = FIRST_PAUSE;
        while (running) {
            try {
                PGConnection listening = connect(byChannel);
                byChannel.values().stream().distinct().forEach(Announced::listening);
                pause = FIRST_PAUSE;
                while (running) {
                    tell(byChannel, listening.getNotifications(WAIT_MS));
                }
            } catch (SQLException | RuntimeException lost) {
                if (running) {
                    log.warn("Announcements of the database are not heard: {}", lost.getMessage());
                }
            }
            close();
            byChannel.values().stream().distinct().forEach(Announced::deaf);
            pause = sleep(pause);
        }
    }

    private PGConnection connect(Map<String, Announced> byChannel) throws SQLException {
        DatabaseUrl url = database.url();
        var properties = new Properties();
        properties.setProperty("user", url.user());
        properties.setProperty("password", url.password());
        properties.setProperty("ApplicationName", "offside announcements");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        Connection made = DriverManager.getConnection(url.jdbcUrl(), properties);
        connection = made;
        try (var statement = made.createStatement()) {
            for (String channel : byChannel.keySet()) {
                statement.execute("listen " + channel);
            }
        }
        return made.unwrap(PGConnection.class);
    }

    private static void tell(Map<String, Announced> byChannel, PGNotification @Nullable [] heard) {
        if (heard == null) {
            return;
        }
        Map<String, List<String>> messages = Stream.of(heard)
                .collect(Collectors.groupingBy(
                        PGNotification::getName,
                        LinkedHashMap::new,
                        Collectors.mapping(PGNotification::getParameter, Collectors.toList())));
        messages.forEach((channel, texts) -> {
            Announced listener = byChannel.get(channel);
            if (listener != null) {
                listener.heard(channel, texts);
            }
        });
    }

    private Duration sleep(Duration pause) {
        try {
            Thread.sleep(running ? pause : Duration.ZERO);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException gone) {
                log.debug("The connection was gone already", gone);
            }
        }
    }
}
