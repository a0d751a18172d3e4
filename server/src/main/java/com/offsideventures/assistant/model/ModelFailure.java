package com.offsideventures.assistant.model;

/** A provider did not answer as it should. The message is for the log and never holds what the provider sent. */
public final class ModelFailure extends RuntimeException {

    public ModelFailure(String message) {
        super(message);
    }

    public ModelFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
