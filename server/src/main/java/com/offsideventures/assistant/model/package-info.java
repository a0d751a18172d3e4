/** Language models behind one small interface: the vendors' and the mock. They answer and call tools; they hold nothing. */
@NullMarked
package com.offsideventures.assistant.model;

import org.jspecify.annotations.NullMarked;
