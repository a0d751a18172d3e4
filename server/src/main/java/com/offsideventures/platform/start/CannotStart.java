package com.offsideventures.platform.start;

import org.jspecify.annotations.Nullable;

/**
 * The server refuses to start. The message is one sentence for the person who starts it: what is wrong and what to do.
 * It is printed alone, without a stack trace, and the process ends with exit code 1.
 */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
