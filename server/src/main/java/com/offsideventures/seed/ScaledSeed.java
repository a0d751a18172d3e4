package com.offsideventures.seed;

import com.offsideventures.history.ChangeSets;
import com.offsideventures.identity.NewUser;
import com.offsideventures.identity.Users;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.record.Via;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Fills a workspace with as many records as a large team gathers, for measuring. The rows of a scale are the same each
 * time, with dates counted from the day on which they are made.
 *
 * <p>Rows go past the rules of their modules by {@code COPY}, but not past the database's: constraints hold, and the
 * triggers of the history record every row, all as one change set in one transaction. Indexes are dropped meanwhile and
 * made again, so nobody else can work with the records until it is done.
 */
@Service
public class ScaledSeed {

    private static final Logger log = LoggerFactory.getLogger(ScaledSeed.class);
    private static final int MEMBERS = 12;

    private final Seed seed;
    private final Funnels funnels;
    private final Users users;
    private final ChangeSets changes;
    private final ScaleStore store;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    ScaledSeed(
            Seed seed,
            Funnels funnels,
            Users users,
            ChangeSets changes,
            ScaleStore store,
            JdbcTemplate jdbc,
            Clock clock) {
        this.seed = seed;
        this.funnels = funnels;
        this.users = users;
        this.changes = changes;
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes the demo data where it is missing and the records of the scale beside it. A second time it changes nothing.
     *
     * @throws IllegalStateException where another scale has been generated into this workspace
     */
    public void write(Scale scale) {
        Optional<Scale> before = store.generated();
        if (before.isPresent() && before.get() != scale) {
            throw new IllegalStateException("This workspace holds generated data of scale %s: choose another directory."
                    .formatted(before.get()));
        }
        if (before.isPresent()) {
            return;
        }
        Instant began = clock.instant();
        seed.write();
        World world = World.read();
        List<Long> members = members(world);
        Actor system = new Actor(members.getFirst(), Role.ADMIN, false, Via.IMPORT);
        changes.write(system, ScaleStore.label(scale), () -> generate(scale, world, members));
        store.tidyUp();
        log.info(
                "Generated scale {} in {} s",
                scale,
                Duration.between(began, clock.instant()).toSeconds());
    }

    private void generate(Scale scale, World world, List<Long> members) {
        store.unhurried();
        List<Funnel> pipelines = List.of(
                funnels.funnel(Seed.PIPELINE, true),
                funnels.funnel("Partnerships", false),
                funnels.funnel("Renewals", false));
        Map<String, Long> first = new HashMap<>();
        counts(scale).forEach((table, count) -> first.put(table, store.reserve(table, count)));
        Numbers numbers = new Numbers(first, members);
        Population population = new Population(world, scale, clock.instant().truncatedTo(ChronoUnit.DAYS));
        store.keepLastActivity(false);
        List<String> indexes = store.dropIndexes();
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            copy(connection, world, population, numbers, pipelines);
            return true;
        });
        log.info("All rows are written; making {} indexes", indexes.size());
        store.createIndexes(indexes);
        store.keepLastActivity(true);
    }

    private static Map<String, Integer> counts(Scale scale) {
        return Map.of(
                "company", scale.companies(),
                "contact", scale.contacts(),
                "deal", scale.deals(),
                "task", scale.tasks(),
                "note", scale.notes(),
                "activity", scale.activities());
    }

    private static void copy(
            Connection connection, World world, Population population, Numbers numbers, List<Funnel> pipelines)
            throws SQLException {
        var records = new ScaledRecords(connection, population, Latest.of(population), numbers);
        var timeline = new ScaledTimeline(connection, world, population, numbers);
        try {
            records.companies();
            records.contacts();
            records.deals(pipelines);
            log.info("Companies, contacts and deals are written");
            timeline.tasks();
            timeline.notes();
            timeline.activities();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The demo members and a dozen more, who can sign in with the same password. */
    private List<Long> members(World world) {
        List<Long> members = new ArrayList<>();
        for (String name : List.of("demo", "maren", "tobias")) {
            users.findByEmail(name + "@offsideventures.com").ifPresent(user -> members.add(user.id()));
        }
        for (int row = 0; row < MEMBERS; row++) {
            members.add(member(world, row));
        }
        return members;
    }

    private long member(World world, int row) {
        Dice dice = new Dice("member", row);
        World.Language language = world.language(dice);
        String email = "member" + (row + 1) + "@offsideventures.com";
        return users.findByEmail(email)
                .orElseGet(() -> users.create(new NewUser(
                        email,
                        null,
                        dice.pick(language.first()),
                        dice.pick(language.last()),
                        Seed.PASSWORD,
                        Role.REGULAR,
                        "Account Executive",
                        false)))
                .id();
    }
}
