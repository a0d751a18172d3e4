@NullMarked
package com.offsideventures.platform.openapi;

import org.jspecify.annotations.NullMarked;
