@NullMarked
package com.offsideventures.note;

import org.jspecify.annotations.NullMarked;
