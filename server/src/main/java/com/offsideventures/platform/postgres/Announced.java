package com.offsideventures.platform.postgres;

import java.util.List;

/** A bean that wants to hear what transactions announce with {@code pg_notify} when they commit, on whatever node. */
public interface Announced {

    /** The channels to listen to, by the names that {@code pg_notify} gives them. */
    List<String> channels();

    /**
     * Something was announced. Called on the one thread that listens, so it must not wait for anybody but the database.
     *
     * @param channel where
     * @param messages what, in the order of the commits
     */
    void heard(String channel, List<String> messages);

    /** The connection was lost: announcements may have been missed, and more will be until {@link #listening}. */
    void deaf();

    /** From now on nothing is missed. */
    void listening();
}
