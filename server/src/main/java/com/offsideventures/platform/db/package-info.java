/** Building blocks of SQL statements: conditions, orderings, what a list may be asked. */
@NullMarked
package com.offsideventures.platform.db;

import org.jspecify.annotations.NullMarked;
