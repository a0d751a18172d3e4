@NullMarked
package com.offsideventures.company;

import org.jspecify.annotations.NullMarked;
