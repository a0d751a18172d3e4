@NullMarked
package com.offsideventures.task;

import org.jspecify.annotations.NullMarked;
