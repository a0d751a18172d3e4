@NullMarked
package com.offsideventures.platform.idempotency;

import org.jspecify.annotations.NullMarked;
