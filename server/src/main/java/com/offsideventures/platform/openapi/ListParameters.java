package com.offsideventures.platform.openapi;

import com.offsideventures.platform.db.ListFilter;
import com.offsideventures.platform.db.Listing;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Describes the query parameters of a listing. */
final class ListParameters {

    private ListParameters() {}

    static List<Parameter> of(Listing listing) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(parameter("limit", "Rows on the page; more than 200 count as 200.", limit(listing)));
        parameters.add(parameter(
                "offset", "Rows to skip.", Schemas.of("integer", "int64").minimum(BigDecimal.ZERO)));
        if (listing.searchable()) {
            parameters.add(parameter("search", "Part of the text, ignoring case and accents.", Schemas.of("string")));
        }
        parameters.add(
                anyOf("ordering", "Fields to order by, - for descending; ties are broken by id.", ordering(listing)));
        listing.filters().forEach(filter -> parameters.add(filter(filter)));
        return parameters;
    }

    private static Schema<?> limit(Listing listing) {
        Schema<?> limit = Schemas.of("integer").minimum(BigDecimal.ONE);
        limit.setDefault(listing.defaultLimit());
        return limit;
    }

    private static Schema<?> ordering(Listing listing) {
        List<String> spellings = new ArrayList<>();
        for (String name : listing.orderingNames()) {
            spellings.add(name);
            spellings.add("-" + name);
        }
        return Schemas.oneOf(spellings);
    }

    private static Parameter filter(ListFilter filter) {
        return switch (filter.kind()) {
            case TEXT -> parameter(filter.name(), "Exactly this text.", Schemas.of("string"));
            case CHOICES -> anyOf(filter.name(), "Any of these.", Schemas.oneOf(filter.choices()));
            case IDS -> anyOf(filter.name(), "Any of these ids; none is no value, me the caller.", idOrWord());
            case FLAG -> parameter(filter.name(), "", Schemas.of("boolean"));
            case NUMBER -> parameter(filter.name(), "Bound, included.", Schemas.of("number"));
            case MOMENT -> parameter(filter.name(), moment(filter.name()), Schemas.of("string"));
        };
    }

    private static String moment(String name) {
        String bound = name.endsWith("_before") || name.equals("until") ? "excluded" : "included";
        return "A moment or a day in ISO 8601, " + bound + "; without an offset it is UTC.";
    }

    private static Schema<?> idOrWord() {
        Schema<Object> either = new JsonSchema();
        either.setAnyOf(List.of(Schemas.of("integer", "int64"), Schemas.oneOf(List.of("none", "me"))));
        return either;
    }

    private static Parameter anyOf(String name, String description, Schema<?> items) {
        return parameter(name, description, Schemas.list(items))
                .style(Parameter.StyleEnum.FORM)
                .explode(false);
    }

    private static Parameter parameter(String name, String description, Schema<?> schema) {
        return new QueryParameter()
                .name(name)
                .description(description.isEmpty() ? null : description)
                .required(false)
                .schema(schema);
    }
}
