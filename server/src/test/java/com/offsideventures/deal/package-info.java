@NullMarked
package com.offsideventures.deal;

import org.jspecify.annotations.NullMarked;
