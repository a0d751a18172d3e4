@NullMarked
package com.offsideventures.platform.jobs;

import org.jspecify.annotations.NullMarked;
