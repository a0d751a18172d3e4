package com.offsideventures.platform.web;

import com.offsideventures.platform.record.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Who makes a request, for filters that stand between the sign-in and the controllers. */
public final class CurrentActor {

    private static final String ATTRIBUTE = CurrentActor.class.getName();
    private static final String SIGNED_IN = ATTRIBUTE + ".signedIn";

    private CurrentActor() {}

    /**
     * Notes who makes the request; called by the sign-in.
     *
     * @param signedIn asks the database whether the sign-in still counts
     */
    public static void set(HttpServletRequest request, Actor actor, BooleanSupplier signedIn) {
        request.setAttribute(ATTRIBUTE, actor);
        request.setAttribute(SIGNED_IN, signedIn);
    }

    /**
     * Asks whether the sign-in of this request still counts, for answers that take long. The question may be asked when
     * the request itself is over; it asks the database each time.
     */
    public static BooleanSupplier stillSignedIn(HttpServletRequest request) {
        return request.getAttribute(SIGNED_IN) instanceof BooleanSupplier signedIn ? signedIn : () -> false;
    }

    /** Who makes the request; empty where its path needs no sign-in. */
    public static Optional<Actor> find(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Actor actor ? Optional.of(actor) : Optional.empty();
    }
}
