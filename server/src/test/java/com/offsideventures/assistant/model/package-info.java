/** The vendors' models against servers that speak their wire formats. */
@NullMarked
package com.offsideventures.assistant.model;

import org.jspecify.annotations.NullMarked;
