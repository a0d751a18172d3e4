@NullMarked
package com.offsideventures.identity;

import org.jspecify.annotations.NullMarked;
