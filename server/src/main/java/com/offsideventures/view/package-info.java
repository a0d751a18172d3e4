/**
 * Saved views: a list as somebody likes to see it, kept under a name. {@link com.offsideventures.view.SavedView} is the
 * row and the JSON answer, {@code ViewStore} the SQL, {@link com.offsideventures.view.SavedViews} the rules, {@code
 * ViewApi} the routes. What a view filters and orders by is checked by the list it is a view of.
 */
@ApplicationModule(allowedDependencies = {"platform", "company", "contact", "deal", "task"})
@NullMarked
package com.offsideventures.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
