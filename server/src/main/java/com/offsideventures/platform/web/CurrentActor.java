package com.offsideventures.platform.web;

import com.offsideventures.platform.record.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who makes a request, for filters that stand between the sign-in and the controllers. */
public final class CurrentActor {

    private static final String ATTRIBUTE = CurrentActor.class.getName();

    private CurrentActor() {}

    /** Notes who makes the request; called by the sign-in. */
    public static void set(HttpServletRequest request, Actor actor) {
        request.setAttribute(ATTRIBUTE, actor);
    }

    /** Who makes the request; empty where its path needs no sign-in. */
    public static Optional<Actor> find(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Actor actor ? Optional.of(actor) : Optional.empty();
    }
}
