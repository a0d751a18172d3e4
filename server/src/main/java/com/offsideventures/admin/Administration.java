package com.offsideventures.admin;

import com.offsideventures.admin.Model.Reference;
import com.offsideventures.admin.Model.Writing;
import com.offsideventures.history.ChangeSets;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Bulk;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.record.Shape;
import com.offsideventures.platform.record.Via;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** What the administration does with rows of any model. Whoever gets here administers, and may do everything. */
@Service
class Administration {

    private static final Pattern PERIOD = Pattern.compile("(\\d{4}(-\\d{2})?)?");

    private final AdminModels models;
    private final AdminStore store;
    private final ChangeSets changes;
    private final TransactionOperations transaction;

    Administration(AdminModels models, AdminStore store, ChangeSets changes, TransactionOperations transaction) {
        this.models = models;
        this.store = store;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** @throws Problem 404, 422 where a parameter is unknown or malformed */
    Page<AdminRecord> list(Actor actor, String name, Map<String, List<String>> parameters) {
        Model model = models.get(name);
        ListRequest request = ListRequest.read(parameters, model.listing(), actor);
        return new Page<>(store.list(model, models::get, request), store.count(model, request));
    }

    /** @throws Problem 404 */
    AdminRecord get(String name, long id) {
        Model model = models.get(name);
        return store.find(model, models::get, id).orElseThrow(() -> notFound(model));
    }

    /** @throws Problem 404, 405 where the model is only read, 422 */
    AdminRecord create(Actor actor, String name, JsonNode body) {
        Model model = models.get(name);
        long id = writing(model).create().with(acting(actor), shape(model).readCreate(body));
        return get(name, id);
    }

    /** @throws Problem 404, 405 where its records stay as they are, 412, 422 and what the rules of the record say */
    AdminRecord update(Actor actor, String name, long id, JsonNode body, IfMatch expected) {
        Model model = models.get(name);
        possible(model, writing(model).update())
                .with(acting(actor), id, shape(model).readPatch(body), expected);
        return get(name, id);
    }

    /** @throws Problem 404, 405 where its records stay, 409 where others stand in the way, 412 */
    void delete(Actor actor, String name, long id, IfMatch expected) {
        Model model = models.get(name);
        possible(model, writing(model).delete()).with(acting(actor), id, expected);
    }

    /** What deleting these rows would do to others, without doing it. */
    Deletion deletion(String name, List<Long> ids) {
        Model model = models.get(name);
        List<Deletion.Part> parts = store.deletion(model, ids);
        String title = ids.size() == 1 ? get(name, ids.getFirst()).title() : "";
        boolean possible = parts.stream().noneMatch(part -> part.fate() == Deletion.Fate.IN_THE_WAY);
        return new Deletion(title, possible, parts);
    }

    /** Changes or deletes many as one change set. */
    Bulk.Answer bulk(Actor actor, String name, JsonNode body) {
        Model model = models.get(name);
        Writing writing = writing(model);
        Bulk bulk = Bulk.read(body, shape(model));
        Writing.Many many = writing.bulk();
        return many == null ? oneByOne(acting(actor), model, bulk) : many.with(acting(actor), bulk);
    }

    private Bulk.Answer oneByOne(Actor actor, Model model, Bulk bulk) {
        return changes.write(actor, "Changed several " + model.label().toLowerCase(Locale.ROOT), () -> {
            List<Long> there = store.existing(model, bulk.ids());
            List<Bulk.Refusal> missing = bulk.ids().stream()
                    .filter(id -> !there.contains(id))
                    .map(id -> Bulk.Refusal.of(id, notFound(model)))
                    .toList();
            if (!bulk.dryRun()) {
                there.forEach(id -> write(actor, model, bulk, id));
            }
            return new Bulk.Answer(changes.current().orElse(null), there, missing);
        });
    }

    private static void write(Actor actor, Model model, Bulk bulk, long id) {
        IfMatch any = new IfMatch(null);
        if (bulk.patch() == null) {
            possible(model, writing(model).delete()).with(actor, id, any);
        } else {
            possible(model, writing(model).update()).with(actor, id, bulk.patch(), any);
        }
    }

    /**
     * How many rows fall into each year, or into each month of a year, or each day of a month.
     *
     * @param within nothing, a year or a month
     * @throws Problem 404 where the model has no drill-down, 422
     */
    List<DateCount> dates(String name, String within) {
        Model model = models.get(name);
        String column = model.date();
        if (column == null) {
            throw Problem.notFound("Drill-down");
        }
        if (!PERIOD.matcher(within).matches()) {
            throw Problem.invalid(FieldError.query(
                    "within",
                    "string_pattern_mismatch",
                    "Input should be a year such as 2026 or a month such as 2026-11"));
        }
        String form = switch (within.length()) {
            case 0 -> "YYYY";
            case 4 -> "YYYY-MM";
            default -> "YYYY-MM-DD";
        };
        return store.dates(model, column, form, within);
    }

    /** A checked wish for all rows that match, to be written out line by line. */
    record Export(Model model, ListRequest request) {}

    /** @throws Problem 404, 422 */
    Export export(Actor actor, String name, Map<String, List<String>> parameters) {
        Model model = models.get(name);
        return new Export(model, ListRequest.read(parameters, model.listing(), actor));
    }

    /** Writes the lines of an export: a head, then one line a row, as they come from the database. */
    void write(Export export, Consumer<String> lines) {
        Model model = export.model();
        List<String> columns = store.columns(model);
        List<String> head = new ArrayList<>(columns);
        model.references().forEach(reference -> head.add(reference.column() + "_title"));
        lines.accept(Csv.line(head));
        transaction.executeWithoutResult(status ->
                store.each(model, models::get, export.request(), row -> lines.accept(line(model, columns, row))));
    }

    private static String line(Model model, List<String> columns, AdminRecord row) {
        List<String> values = new ArrayList<>();
        columns.forEach(column -> values.add(AdminRecord.text(row.values().get(column))));
        for (Reference reference : model.references()) {
            values.add(AdminRecord.text(row.titles().get(reference.column())));
        }
        return Csv.line(values);
    }

    /** Staff may do here what admins may, whatever their role. */
    private static Actor acting(Actor actor) {
        return new Actor(actor.userId(), Role.ADMIN, actor.staff(), Via.ADMIN);
    }

    private static Writing writing(Model model) {
        return possible(model, model.writing());
    }

    private static Shape shape(Model model) {
        return Objects.requireNonNull(model.shape());
    }

    private static <T> T possible(Model model, @Nullable T way) {
        if (way == null) {
            throw Problem.of(405, "method_not_allowed", model.label() + " cannot be changed like this.");
        }
        return way;
    }

    private static Problem notFound(Model model) {
        return Problem.notFound("Record of " + model.label());
    }
}
