package com.offsideventures.dashboard;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The route of the dashboard. */
@RestController
@RequestMapping("/api/dashboard")
@Tag(name = "Dashboard")
class DashboardApi {

    private final Dashboards dashboards;

    DashboardApi(Dashboards dashboards) {
        this.dashboards = dashboards;
    }

    @GetMapping
    @Operation(
            operationId = "getDashboard",
            summary = "How the workspace stands and where the period is heading",
            description = "A deal counts as won on its close date, or on the day it came into its last stage where that"
                    + " is earlier. Open deals count into the forecast by their close date and their stage's"
                    + " probability. With an owner, only that member's deals, companies, contacts, tasks and activities"
                    + " count, and there is no target; my_open_tasks are always the caller's.")
    Dashboard show(
            Actor actor,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {"quarter", "next", "year"},
                                            defaultValue = "quarter"))
                    @RequestParam(name = "period", defaultValue = "quarter")
                    String period,
            @RequestParam(name = "owner_id", required = false) @Nullable Long owner) {
        return dashboards.show(actor, period(period), owner);
    }

    private static Period period(String word) {
        return Choice.find(Period.class, word)
                .orElseThrow(() -> Problem.invalid(FieldError.query(
                        "period",
                        "enum",
                        "Input should be "
                                + Field.sentence(Arrays.stream(Period.values())
                                        .map(Period::wire)
                                        .toList()))));
    }
}
