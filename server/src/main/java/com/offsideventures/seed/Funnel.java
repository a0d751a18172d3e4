package com.offsideventures.seed;

import com.offsideventures.pipeline.Stage;
import java.util.List;

/**
 * The pipeline of the demo workspace.
 *
 * @param pipelineId its id
 * @param stages its stages in order
 */
record Funnel(long pipelineId, List<Stage> stages) {

    Funnel {
        stages = List.copyOf(stages);
    }

    long stage(String name) {
        return stages.stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the pipeline has no stage " + name))
                .id();
    }
}
