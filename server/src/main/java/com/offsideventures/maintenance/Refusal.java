package com.offsideventures.maintenance;

/** What was asked cannot be done. The message is one sentence for the operator: what is wrong and what to do. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence);
    }

    Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
