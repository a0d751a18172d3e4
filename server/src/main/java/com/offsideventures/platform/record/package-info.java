/** Actors, fields, drafts and references: the vocabulary of records, free of any feature. */
@NullMarked
package com.offsideventures.platform.record;

import org.jspecify.annotations.NullMarked;
