package com.offsideventures.assistant.model;

import java.util.ArrayList;
import java.util.List;

/** Tells a call of a model that nobody waits for its answer any more. */
public final class Stop {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;

    /** Ends the calls that listen. Asking twice is asking once. */
    public void request() {
        List<Runnable> now;
        synchronized (this) {
            requested = true;
            now = List.copyOf(actions);
            actions.clear();
        }
        now.forEach(Runnable::run);
    }

    public synchronized boolean requested() {
        return requested;
    }

    /** Does this when a stop is requested, at once where it has been. */
    public void onRequest(Runnable action) {
        synchronized (this) {
            if (!requested) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }
}
