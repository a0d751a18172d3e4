package com.offsideventures.assistant.model.mock;

import com.offsideventures.assistant.model.mock.MockModel.Said;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fills in what follows from a record's own fields. */
final class MockEnrichment {

    private MockEnrichment() {}

    static Said say(JsonNode record) {
        boolean company = record.path("type").asString("").equals("company");
        ObjectNode fields = company ? company(record) : contact(record);
        ObjectNode arguments = JsonNodeFactory.instance
                .objectNode()
                .put("action_type", "update_record")
                .put("record_type", Facts.text(record, "type"))
                .put("record_id", record.path("id").asLong(0))
                .put("reason", MockModel.LABEL + " It follows from the record's name and domain.");
        return Said.call("propose_change", arguments.set("fields", fields));
    }

    private static ObjectNode company(JsonNode record) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        String domain = Facts.text(record, "domain");
        String host = domain.contains(".") ? domain.substring(0, domain.indexOf('.')) : Facts.name(record);
        fill(record, fields, "linkedin_url", "https://www.linkedin.com/company/" + slug(host));
        fill(record, fields, "email", domain.contains(".") ? "info@" + domain : "");
        fill(record, fields, "industry", domain.isEmpty() ? "" : "Technology");
        String place = Facts.text(record, "city");
        String description = "%s works in %s%s."
                .formatted(
                        Facts.name(record),
                        Facts.text(record, "industry").isEmpty()
                                ? "technology"
                                : Facts.text(record, "industry").toLowerCase(Locale.ROOT),
                        place.isEmpty() ? "" : " from " + place);
        fill(record, fields, "description", description);
        return fields.isEmpty() ? fields.put("description", description) : fields;
    }

    private static ObjectNode contact(JsonNode record) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        String profile = "https://www.linkedin.com/in/" + slug(Facts.name(record));
        fill(record, fields, "linkedin_url", profile);
        return fields.isEmpty() ? fields.put("linkedin_url", profile) : fields;
    }

    private static void fill(JsonNode record, ObjectNode fields, String field, String value) {
        if (Facts.text(record, field).isEmpty() && !value.isEmpty()) {
            fields.put(field, value);
        }
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
