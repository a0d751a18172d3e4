/**
 * Companies: the firms a team sells to and works for. {@link com.offsideventures.company.Company} is the record and the
 * JSON answer, {@code CompanyStore} the SQL, {@link com.offsideventures.company.Companies} the rules, {@code CompanyApi}
 * the routes.
 */
@ApplicationModule(allowedDependencies = {"platform", "history", "identity"})
@NullMarked
package com.offsideventures.company;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
