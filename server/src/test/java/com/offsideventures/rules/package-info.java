/** Rules that hold across all record types: who may do what, what goes with what, what lists cost. */
@NullMarked
package com.offsideventures.rules;

import org.jspecify.annotations.NullMarked;
