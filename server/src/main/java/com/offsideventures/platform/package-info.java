/**
 * What every module stands on and what knows no feature: reading requests and writing errors ({@code web}), SQL
 * building blocks ({@code db}), actors, fields and references to records ({@code record}), the embedded database.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package com.offsideventures.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
