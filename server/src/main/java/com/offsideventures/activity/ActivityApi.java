package com.offsideventures.activity;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.Listed;
import com.offsideventures.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of activities. */
@RestController
@RequestMapping("/api/activities")
@Tag(name = "Activities")
class ActivityApi {

    private final Activities activities;

    ActivityApi(Activities activities) {
        this.activities = activities;
    }

    @GetMapping
    @Operation(operationId = "listActivities", summary = "One page of the activities that match, newest first")
    Page<Activity> list(Actor actor, @Listed(ActivityStore.class) Map<String, List<String>> parameters) {
        return activities.list(actor, parameters);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createActivity", summary = "Log what the caller did; without a time it happened now")
    Activity create(Actor actor, @JsonBody(of = Activity.class) JsonNode body) {
        return activities.create(actor, Activity.SHAPE.readCreate(body));
    }
}
