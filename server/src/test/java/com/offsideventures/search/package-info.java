@NullMarked
package com.offsideventures.search;

import org.jspecify.annotations.NullMarked;
