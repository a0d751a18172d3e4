@NullMarked
package com.offsideventures.platform.web;

import org.jspecify.annotations.NullMarked;
