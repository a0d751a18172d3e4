@NullMarked
package com.offsideventures.platform.record;

import org.jspecify.annotations.NullMarked;
