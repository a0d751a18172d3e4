@NullMarked
package com.offsideventures.events;

import org.jspecify.annotations.NullMarked;
