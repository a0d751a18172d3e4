/**
 * A model without a network: the same question always gets the same answer, marked {@code [mock-ai]}. It reads plain
 * requests, calls the same tools as the vendors' models, and takes nothing from records but data.
 */
@NullMarked
package com.offsideventures.assistant.model.mock;

import org.jspecify.annotations.NullMarked;
