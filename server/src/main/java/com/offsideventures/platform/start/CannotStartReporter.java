package com.offsideventures.platform.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints the sentence of a {@link CannotStart} instead of a banner and a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CannotStartReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        CannotStart refusal = findRefusal(failure);
        if (refusal == null) {
            return false;
        }
        System.err.println(refusal.getMessage());
        return true;
    }

    private static @Nullable CannotStart findRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart refusal) {
                return refusal;
            }
        }
        return null;
    }
}
