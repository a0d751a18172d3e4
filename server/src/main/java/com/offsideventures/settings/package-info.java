/**
 * The settings of the workspace: its name, its currency and the exchange rates towards it, the targets that the
 * dashboard compares with, and how dates and numbers are written. {@link
 * com.offsideventures.settings.WorkspaceSettings} is the one row and the JSON answer, {@code SettingsStore} the SQL,
 * {@link com.offsideventures.settings.Settings} the rules, {@code SettingsApi} the routes.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package com.offsideventures.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
