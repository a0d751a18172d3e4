package com.offsideventures.seed;

import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.pipeline.Pipelines;
import com.offsideventures.pipeline.Stage;
import com.offsideventures.pipeline.Stages;
import com.offsideventures.platform.record.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the pipelines of sample workspaces, where they are missing. */
@Component
class Funnels {

    private final Pipelines pipelines;
    private final Stages stages;
    private final SeedStore store;

    Funnels(Pipelines pipelines, Stages stages, SeedStore store) {
        this.pipelines = pipelines;
        this.stages = stages;
        this.store = store;
    }

    Funnel funnel(String name, boolean isDefault) {
        long id = store.pipeline(name).orElseGet(() -> create(name, isDefault));
        return new Funnel(id, stages.of(List.of(id)));
    }

    private long create(String name, boolean isDefault) {
        Pipeline pipeline = pipelines.create(
                Actor.system(), Pipeline.SHAPE.readCreate(Body.of("name", name, "is_default", isDefault)));
        stage(pipeline, 0, "New", 10, false, false);
        stage(pipeline, 1, "Qualified", 30, false, false);
        stage(pipeline, 2, "Proposal", 55, false, false);
        stage(pipeline, 3, "Negotiation", 75, false, false);
        stage(pipeline, 4, "Closed Won", 100, true, false);
        stage(pipeline, 5, "Closed Lost", 0, false, true);
        return pipeline.id();
    }

    private void stage(Pipeline pipeline, int order, String name, int probability, boolean won, boolean lost) {
        stages.create(
                Actor.system(),
                Stage.SHAPE.readCreate(Body.of(
                        "pipeline_id", pipeline.id(),
                        "name", name,
                        "order", order,
                        "probability", probability,
                        "is_won", won,
                        "is_lost", lost)));
    }
}
