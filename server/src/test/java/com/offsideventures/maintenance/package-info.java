@NullMarked
package com.offsideventures.maintenance;

import org.jspecify.annotations.NullMarked;
