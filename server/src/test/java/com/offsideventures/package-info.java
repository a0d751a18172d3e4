@NullMarked
package com.offsideventures;

import org.jspecify.annotations.NullMarked;
