@NullMarked
package com.offsideventures.admin;

import org.jspecify.annotations.NullMarked;
