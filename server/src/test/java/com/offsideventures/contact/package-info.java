@NullMarked
package com.offsideventures.contact;

import org.jspecify.annotations.NullMarked;
