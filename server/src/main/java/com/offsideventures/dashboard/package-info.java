/**
 * The dashboard: how the workspace stands and where the period is heading, in one answer. {@link
 * com.offsideventures.dashboard.Dashboard} is the JSON answer, {@code DashboardStore} the SQL, {@code Dashboards} what is
 * made of it, {@code Period} and {@code Forecast} the arithmetic, {@code DashboardApi} the route. It reads the tables of
 * other modules and writes nothing.
 */
@ApplicationModule(allowedDependencies = {"platform", "settings", "activity", "task"})
@NullMarked
package com.offsideventures.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
