@NullMarked
package com.offsideventures.history;

import org.jspecify.annotations.NullMarked;
