package com.offsideventures.assistant.model;

import java.util.function.Consumer;

/** A language model. It may be asked from many threads at once. */
public interface Model {

    /** anthropic, openai or mock. */
    String provider();

    /** The model's own name. */
    String name();

    /**
     * One step of a conversation: text, calls of tools, or both. It blocks until the answer is complete.
     *
     * @param text takes the text as it arrives
     * @param stop ends the call early; what has arrived until then is the answer
     * @throws ModelFailure where the provider does not answer as it should
     */
    Answer ask(Question question, Consumer<String> text, Stop stop);
}
