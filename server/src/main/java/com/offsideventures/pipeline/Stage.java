package com.offsideventures.pipeline;

import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;

/**
 * One step of a pipeline. The record is the row and the JSON answer at once.
 *
 * @param order its place in the pipeline, from 0; equal places are sorted by id
 * @param probability how likely a deal here is won, in percent, 0 to 100
 * @param isWon a deal that arrives here is won
 * @param isLost a deal that arrives here is lost; never both
 * @param version 1 for a new record, one more with each change
 */
public record Stage(
        long id,
        long pipelineId,
        String name,
        int order,
        int probability,
        boolean isWon,
        boolean isLost,
        long version) {

    static final Field<Long> PIPELINE_ID =
            Field.reference("pipeline_id", "Pipeline", "pipeline").asRequired();
    static final Field<String> NAME = Field.text("name", 120).asRequired();
    static final Field<Integer> ORDER = Field.integer("order", 0, Integer.MAX_VALUE, 0);
    static final Field<Integer> PROBABILITY = Field.integer("probability", 0, 100, 0);
    static final Field<Boolean> IS_WON = Field.flag("is_won");
    static final Field<Boolean> IS_LOST = Field.flag("is_lost");

    /** What a caller may set on a new stage. */
    public static final Shape SHAPE = Shape.of("Stage", PIPELINE_ID, NAME, ORDER, PROBABILITY, IS_WON, IS_LOST);

    /** What a caller may change later: a stage stays in its pipeline. */
    public static final class Change {

        public static final Shape SHAPE = Shape.of("Stage", NAME, ORDER, PROBABILITY, IS_WON, IS_LOST);

        private Change() {}
    }
}
