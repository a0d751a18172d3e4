@NullMarked
package com.offsideventures.dashboard;

import org.jspecify.annotations.NullMarked;
