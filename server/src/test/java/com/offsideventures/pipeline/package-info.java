@NullMarked
package com.offsideventures.pipeline;

import org.jspecify.annotations.NullMarked;
