@NullMarked
package com.offsideventures.platform.start;

import org.jspecify.annotations.NullMarked;
