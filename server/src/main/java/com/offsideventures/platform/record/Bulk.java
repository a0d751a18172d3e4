package com.offsideventures.platform.record;

import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request to change or delete many records.
 *
 * @param ids the records, each once, in the order given
 * @param patch what to change; null where the records are to be deleted
 * @param dryRun answer what would happen and write nothing
 */
public record Bulk(List<Long> ids, @Nullable Submission patch, boolean dryRun) {

    /** The most records in one request. */
    public static final int MOST_IDS = 1000;

    public Bulk {
        ids = List.copyOf(ids);
    }

    /**
     * What became of it.
     *
     * @param changeSetId what to undo; null where nothing was written
     * @param changed the records that were (or in a dry run would be) changed or deleted
     * @param refused the others, each with the reason
     */
    public record Answer(@Nullable Long changeSetId, List<Long> changed, List<Refusal> refused) {
        public Answer {
            changed = List.copyOf(changed);
            refused = List.copyOf(refused);
        }
    }

    /**
     * A record that stays as it is.
     *
     * @param code a stable word: {@code not_found}, {@code permission_denied}
     * @param message a sentence for the reader
     */
    public record Refusal(long id, String code, String message) {
        /** The refusal that the problem would have been for this record alone. */
        public static Refusal of(long id, Problem problem) {
            return new Refusal(id, problem.code(), problem.message());
        }
    }

    /**
     * The records of a request, told apart by what the caller may do.
     *
     * @param changeable those the caller may change, in the order asked
     */
    public record Sorted(List<Long> changeable, List<Refusal> refused) {

        /** The same with this record refused by a rule of its own kind. */
        public Sorted refuse(long id, Problem reason) {
            List<Long> fewer = new ArrayList<>(changeable);
            fewer.remove(id);
            List<Refusal> more = new ArrayList<>(refused);
            more.add(Refusal.of(id, reason));
            return new Sorted(fewer, more);
        }

        /** @param changeSetId what was written; null where nothing was */
        public Answer answer(@Nullable Long changeSetId) {
            return new Answer(changeSetId, changeable, refused);
        }
    }

    /**
     * Tells apart the records that the actor may change and those refused.
     *
     * @param found those of the records that are there
     * @param model what they are, for messages: {@code Company}
     */
    public Sorted sort(Actor actor, List<Guard> found, String model) {
        Map<Long, Guard> byId = found.stream().collect(Collectors.toMap(Guard::id, guard -> guard));
        List<Long> changeable = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (long id : ids) {
            Guard guard = byId.get(id);
            if (guard == null) {
                refused.add(Refusal.of(id, Problem.notFound(model)));
            } else if (!actor.mayChange(guard.responsibleId())) {
                refused.add(Refusal.of(id, Problem.forbidden()));
            } else {
                changeable.add(id);
            }
        }
        return new Sorted(changeable, refused);
    }

    /**
     * Reads the body {@code {ids, patch}} or {@code {ids, delete: true}}.
     *
     * @throws Problem 422 where there is no patch to go on with; otherwise what is wrong stands in the patch
     */
    public static Bulk read(JsonNode body, Shape shape) {
        List<FieldError> errors = new ArrayList<>();
        List<Long> ids = ids(body.get("ids"), errors);
        boolean dryRun = flag(body, "dry_run", errors);
        boolean delete = flag(body, "delete", errors);
        JsonNode patch = body.path("patch");
        boolean patches = !patch.isMissingNode() && !patch.isNull();
        if (patches && delete) {
            errors.add(FieldError.body("delete", "value_error", "Give either patch or delete, not both"));
        } else if (!patches && !delete) {
            errors.add(FieldError.body("patch", "missing", "Field required"));
        } else if (patches && !patch.isObject()) {
            errors.add(FieldError.body(
                    "patch",
                    "model_attributes_type",
                    "Input should be a valid dictionary or object to extract fields from"));
        }
        if (patch.isObject()) {
            return new Bulk(ids, shape.readPatch(patch).inside("patch", errors), dryRun);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Bulk(ids, null, dryRun);
    }

    private static List<Long> ids(@Nullable JsonNode json, List<FieldError> errors) {
        if (json == null) {
            errors.add(FieldError.body("ids", "missing", "Field required"));
            return List.of();
        }
        if (!json.isArray()) {
            errors.add(FieldError.body("ids", "list_type", "Input should be a valid list"));
            return List.of();
        }
        if (json.isEmpty()) {
            errors.add(FieldError.body("ids", "too_short", "List should have at least 1 item")
                    .with("min_length", 1));
        } else if (json.size() > MOST_IDS) {
            errors.add(FieldError.body("ids", "too_long", "List should have at most " + MOST_IDS + " items")
                    .with("max_length", MOST_IDS));
            return List.of();
        }
        Set<Long> ids = new LinkedHashSet<>();
        for (int i = 0; i < json.size(); i++) {
            try {
                ids.add(Json.integer(json.get(i), Long.MIN_VALUE, Long.MAX_VALUE));
            } catch (Field.Refused refused) {
                errors.add(refused.at("ids").at(i));
            }
        }
        return List.copyOf(ids);
    }

    private static boolean flag(JsonNode body, String name, List<FieldError> errors) {
        JsonNode json = body.get(name);
        try {
            return json != null && Json.flag(json);
        } catch (Field.Refused refused) {
            errors.add(refused.at(name));
            return false;
        }
    }
}
