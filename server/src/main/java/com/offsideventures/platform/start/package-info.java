/**
 * What has to be right before the server can run: the environment it runs in (development or production), the data
 * directory it alone may use, and the key its tokens are signed with. Everything here that is wrong ends the start with
 * one sentence ({@link com.offsideventures.platform.start.CannotStart}).
 */
@NullMarked
package com.offsideventures.platform.start;

import org.jspecify.annotations.NullMarked;
