package com.offsideventures.seed;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the generated tasks, notes and activities. */
final class ScaledTimeline {

    private static final List<String> TASK_STATUSES = List.of("todo", "in_progress", "done");
    private static final List<String> PRIORITIES = List.of("low", "medium", "high");
    private static final List<String> TYPES =
            List.of("call", "email", "meeting", "note", "task", "stage_change", "system");
    private static final List<String> VERBS = List.of(
            "Call about the", "Send the offer for the", "Prepare the", "Follow up on the", "Review the", "Book the");

    private final Connection connection;
    private final World world;
    private final Population population;
    private final Numbers numbers;

    ScaledTimeline(Connection connection, World world, Population population, Numbers numbers) {
        this.connection = connection;
        this.world = world;
        this.population = population;
        this.numbers = numbers;
    }

    void tasks() throws SQLException, IOException {
        try (var copy = new CopyIn(connection, "task", """
                id, title, description, status, priority, due_date, completed_at, assignee_id, company_id, contact_id,
                deal_id, created_at, updated_at""")) {
            for (int row = 0; row < population.scale().tasks(); row++) {
                Dice dice = new Dice("task", row);
                Population.About about = population.about("task", row);
                World.Language language = world.language(dice);
                Instant made = population.made(dice);
                Instant changed = population.changed(dice, made);
                String status = dice.pick(TASK_STATUSES, 30, 8, 62);
                copy.row(
                        numbers.task(row),
                        dice.pick(VERBS) + " " + dice.pick(language.subjects()),
                        dice.chance(0.5) ? language.text(dice) : "",
                        status,
                        dice.pick(PRIORITIES, 25, 55, 20),
                        due(dice, status, changed),
                        status.equals("done") ? changed : null,
                        numbers.owner(dice),
                        numbers.company(about.company()),
                        numbers.contact(about.contact()),
                        numbers.deal(about.deal()),
                        made,
                        changed);
            }
        }
    }

    private @Nullable Instant due(Dice dice, String status, Instant changed) {
        if (dice.chance(0.15)) {
            return null;
        }
        Instant from = status.equals("done") ? changed : population.today();
        return from.plus(Duration.ofHours(dice.below(60 * 24) - 15 * 24L));
    }

    void notes() throws SQLException, IOException {
        try (var copy = new CopyIn(
                connection, "note", "id, body, author_id, company_id, contact_id, deal_id, created_at, updated_at")) {
            for (int row = 0; row < population.scale().notes(); row++) {
                Dice dice = new Dice("note", row);
                Population.About about = population.about("note", row);
                Instant made = population.moment("note", row);
                copy.row(
                        numbers.note(row),
                        world.language(dice).text(dice),
                        numbers.owner(dice),
                        numbers.company(about.company()),
                        numbers.contact(about.contact()),
                        numbers.deal(about.deal()),
                        made,
                        population.changed(dice, made));
            }
        }
    }

    void activities() throws SQLException, IOException {
        try (var copy = new CopyIn(connection, "activity", """
                id, type, summary, body, actor_id, occurred_at, company_id, contact_id, deal_id, created_at,
                updated_at""")) {
            for (int row = 0; row < population.scale().activities(); row++) {
                Dice dice = new Dice("activity", row);
                Population.About about = population.about("activity", row);
                World.Language language = world.language(dice);
                Instant at = population.moment("activity", row);
                copy.row(
                        numbers.activity(row),
                        dice.pick(TYPES, 30, 30, 15, 8, 8, 6, 3),
                        language.sentence(dice),
                        dice.chance(0.25) ? language.text(dice) : "",
                        numbers.owner(dice),
                        at,
                        numbers.company(about.company()),
                        numbers.contact(about.contact()),
                        numbers.deal(about.deal()),
                        at,
                        at);
            }
        }
    }
}
