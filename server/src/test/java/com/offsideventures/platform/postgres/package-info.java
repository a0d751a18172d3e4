@NullMarked
package com.offsideventures.platform.postgres;

import org.jspecify.annotations.NullMarked;
