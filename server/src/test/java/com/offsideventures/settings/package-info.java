@NullMarked
package com.offsideventures.settings;

import org.jspecify.annotations.NullMarked;
