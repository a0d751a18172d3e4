package com.offsideventures.pipeline;

import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import java.util.List;
import java.util.Objects;

/**
 * A way that deals take. The record is the JSON answer.
 *
 * @param isDefault new deals start here; at most one pipeline is the default
 * @param stages its stages in their order
 * @param version 1 for a new record, one more with each change of the pipeline itself; stages have their own
 */
public record Pipeline(long id, String name, boolean isDefault, List<Stage> stages, long version) {

    public Pipeline {
        stages = List.copyOf(stages);
    }

    static final Field<String> NAME = Field.text("name", 120).asRequired();
    static final Field<Boolean> IS_DEFAULT = Field.flag("is_default");

    /** What a caller may set. */
    public static final Shape SHAPE = Shape.of("Pipeline", NAME, IS_DEFAULT);

    /**
     * The stages of a pipeline in a new order.
     *
     * @param stageIds every stage of the pipeline, once
     */
    public record Order(List<Long> stageIds) {

        private static final Field<List<Long>> STAGE_IDS =
                Field.ids("stage_ids").asRequired();

        /** What a caller has to give. */
        public static final Shape SHAPE = Shape.of("PipelineOrder", STAGE_IDS);

        public Order {
            stageIds = List.copyOf(stageIds);
        }

        static Order of(Draft draft) {
            return new Order(Objects.requireNonNullElse(draft.get(STAGE_IDS), List.of()));
        }
    }
}
