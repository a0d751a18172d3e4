/**
 * Pipelines and their stages: the ways that deals take. Members read them, managers and admins shape them.
 * {@link com.offsideventures.pipeline.Pipelines} and {@link com.offsideventures.pipeline.Stages} hold the rules; other
 * modules learn the stages of a pipeline from the latter.
 */
@ApplicationModule(allowedDependencies = {"platform", "history"})
@NullMarked
package com.offsideventures.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
