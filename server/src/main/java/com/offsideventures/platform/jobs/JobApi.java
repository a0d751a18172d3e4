package com.offsideventures.platform.jobs;

import com.offsideventures.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The routes by which the administration watches the jobs. */
@RestController
@RequestMapping("/api/admin/jobs")
@Tag(name = "Administration")
class JobApi {

    private final Jobs jobs;

    JobApi(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping
    @Operation(operationId = "listJobs", summary = "Every job of the server, when it is due and how its last run went")
    Page<JobState> list() {
        List<JobState> states = jobs.list();
        return new Page<>(states, states.size());
    }

    @PostMapping("/{name}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "runJob", summary = "Make a job due now; a node runs it within half a minute")
    JobState run(@PathVariable String name) {
        return jobs.hasten(name);
    }
}
