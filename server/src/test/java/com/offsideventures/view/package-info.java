@NullMarked
package com.offsideventures.view;

import org.jspecify.annotations.NullMarked;
