/** Demo data written into a real database. */
@NullMarked
package com.offsideventures.seed;

import org.jspecify.annotations.NullMarked;
