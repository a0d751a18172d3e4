package com.offsideventures.assistant;

import com.offsideventures.assistant.Proposal.ChangedRecord;
import com.offsideventures.assistant.Proposal.MovedDeal;
import com.offsideventures.assistant.Proposal.NewRecord;
import com.offsideventures.platform.record.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Holds a proposal against the records as they are now. */
@Component
class Review {

    private final AgentActionStore store;
    private final Records records;
    private final Labels labels;

    Review(AgentActionStore store, Records records, Labels labels) {
        this.store = store;
        this.records = records;
        this.labels = labels;
    }

    /**
     * One field of a proposal.
     *
     * @param label the field's name for people
     * @param before what it holds now, references by the name of the record; JSON null for a new record
     * @param after what it would hold
     */
    record Line(String field, String label, JsonNode before, JsonNode after) {}

    /** Field by field what the proposal would change, now. */
    List<Line> preview(Proposal proposal) {
        return switch (proposal) {
            case NewRecord added -> lines(added.kind(), JsonNodeFactory.instance.objectNode(), added.fields());
            case ChangedRecord changed ->
                lines(
                        changed.kind(),
                        records.find(changed.kind(), changed.id()).orElseGet(JsonNodeFactory.instance::objectNode),
                        changed.fields());
            case MovedDeal moved ->
                lines(
                        Kind.DEAL,
                        records.find(Kind.DEAL, moved.dealId()).orElseGet(JsonNodeFactory.instance::objectNode),
                        JsonNodeFactory.instance.objectNode().put("stage_id", moved.stageId()));
        };
    }

    private List<Line> lines(Kind kind, JsonNode before, ObjectNode after) {
        List<Line> lines = new ArrayList<>();
        after.forEachEntry((name, value) -> lines.add(
                new Line(name, label(name), readable(kind, name, before.path(name)), readable(kind, name, value))));
        return lines;
    }

    /** {@code annual_revenue} is "Annual revenue", {@code company_id} is "Company". */
    private static String label(String field) {
        String words = field.replaceFirst("_id$", "").replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private JsonNode readable(Kind kind, String name, JsonNode value) {
        Optional<String> table =
                kind.shape().find(name).map(field -> field.limits().table()).filter(found -> value.isIntegralNumber());
        if (table.isPresent()) {
            return StringNode.valueOf(labels.of(table.get(), value.longValue()));
        }
        return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }

    /**
     * Whether a record moved on since this was proposed, in what it is about: a proposed field holds something else than
     * then, or what it belongs to is gone.
     *
     * @param base what the proposed fields held then
     */
    boolean isStale(Proposal proposal, JsonNode base) {
        return switch (proposal) {
            case NewRecord added ->
                added.kind().shape().fields().stream().anyMatch(field -> isGone(field, added.fields()));
            case ChangedRecord changed -> movedOn(records.find(changed.kind(), changed.id()), changed.version(), base);
            case MovedDeal moved -> movedOn(records.find(Kind.DEAL, moved.dealId()), moved.version(), base);
        };
    }

    private boolean isGone(Field<?> field, ObjectNode fields) {
        String table = field.limits().table();
        JsonNode id = fields.path(field.name());
        return table != null && id.isIntegralNumber() && !store.exists(table, id.longValue());
    }

    private static boolean movedOn(Optional<JsonNode> current, long version, JsonNode base) {
        if (current.isEmpty()) {
            return true;
        }
        JsonNode now = current.get();
        return now.path("version").longValue() != version
                && base.propertyStream()
                        .anyMatch(field -> !CanonicalJson.same(field.getValue(), now.path(field.getKey())));
    }
}
