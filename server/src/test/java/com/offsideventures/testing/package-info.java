/** What all server tests share: a real PostgreSQL and the whole server over it. */
@NullMarked
package com.offsideventures.testing;

import org.jspecify.annotations.NullMarked;
