/** The assistant over a real PostgreSQL, with the mock and with models made up for a test. */
@NullMarked
package com.offsideventures.assistant;

import org.jspecify.annotations.NullMarked;
