/**
 * Deals: what a team hopes to sell, on its way through a pipeline. {@link com.offsideventures.deal.Deal} is the record
 * and the JSON answer, {@code DealStore} the SQL, {@link com.offsideventures.deal.Deals} the rules, {@code Placement}
 * the rules of stage and status among them, {@code DealApi} the routes.
 */
@ApplicationModule(allowedDependencies = {"platform", "history", "company", "contact", "pipeline", "activity"})
@NullMarked
package com.offsideventures.deal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
