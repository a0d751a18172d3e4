/** Models of vendors, asked through the vendors' own libraries. */
@NullMarked
package com.offsideventures.assistant.model.live;

import org.jspecify.annotations.NullMarked;
