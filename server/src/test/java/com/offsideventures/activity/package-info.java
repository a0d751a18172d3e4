@NullMarked
package com.offsideventures.activity;

import org.jspecify.annotations.NullMarked;
