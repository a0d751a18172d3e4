package com.offsideventures.admin;

import com.offsideventures.platform.db.ListFilter;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model as the console is told of it: enough to draw its list, its filters and its form.
 *
 * @param columns what a list shows; each can be ordered by
 * @param date the column of the drill-down by year, month and day; null where there is none
 * @param fields what may be set; empty where nothing may
 * @param references the columns that point to other models, with the model
 * @param editedAt where else it is written, as a path; null where it is written here or not at all
 */
record ModelDescription(
        String name,
        String label,
        List<String> columns,
        List<Filter> filters,
        @Nullable String date,
        List<FormField> fields,
        Map<String, String> references,
        boolean canAdd,
        boolean canChange,
        boolean canDelete,
        @Nullable String editedAt) {

    /**
     * A filter of the list.
     *
     * @param kind choices, ids, flag or text
     * @param choices the allowed spellings; empty where open
     */
    record Filter(String name, String kind, List<String> choices) {}

    /**
     * A field of the form.
     *
     * @param kind text, email, url, choice, money, integer, flag, date, instant, reference and so on
     * @param maxLength most characters; null where unbounded
     * @param choices the allowed spellings; empty where open
     * @param least smallest number; null where unbounded
     * @param most largest number; null where unbounded
     * @param model what a reference points to; null where it is none
     */
    record FormField(
            String name,
            String kind,
            boolean required,
            boolean nullable,
            @Nullable Integer maxLength,
            List<String> choices,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            @Nullable String model) {}

    static ModelDescription of(Model model) {
        Map<String, ListFilter> filters =
                model.listing().filters().stream().collect(Collectors.toMap(ListFilter::name, filter -> filter));
        Model.Writing writing = model.writing();
        Shape shape = model.shape();
        return new ModelDescription(
                model.name(),
                model.label(),
                model.columns(),
                model.filters().stream()
                        .map(filters::get)
                        .map(filter -> new Filter(filter.name(), word(filter.kind()), filter.choices()))
                        .toList(),
                model.date(),
                shape == null
                        ? List.of()
                        : shape.fields().stream().map(ModelDescription::field).toList(),
                model.references().stream().collect(Collectors.toMap(Model.Reference::column, Model.Reference::model)),
                writing != null,
                writing != null && writing.update() != null,
                writing != null && writing.delete() != null,
                model.editedAt());
    }

    private static FormField field(Field<?> field) {
        Field.Limits limits = field.limits();
        return new FormField(
                field.name(),
                word(field.kind()),
                field.required(),
                field.nullable(),
                limits.maxLength(),
                limits.choices(),
                limits.least(),
                limits.most(),
                limits.table());
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
