package com.offsideventures.platform.record;

import com.offsideventures.platform.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something and how: the rights of every read and write are decided from this value alone.
 *
 * @param userId the signed-in user; null only for the server itself
 * @param role what the user may do
 * @param staff may use the administration whatever the role
 * @param via the way the request came in, recorded with every change
 */
public record Actor(@Nullable Long userId, Role role, boolean staff, Via via) {

    public Actor {
        if (userId == null && via != Via.SYSTEM && via != Via.IMPORT) {
            throw new IllegalArgumentException("only the server itself acts without a user");
        }
    }

    /** The server acting on its own account, for seeding and scheduled work. */
    public static Actor system() {
        return new Actor(null, Role.ADMIN, false, Via.SYSTEM);
    }

    /** A manager or admin: may change all CRM data. */
    public boolean managesEverything() {
        return role != Role.REGULAR;
    }

    /** Refuses with 403 unless {@link #managesEverything}. */
    public void requireManagesEverything() {
        if (!managesEverything()) {
            throw Problem.forbidden();
        }
    }

    /** May use the administration. */
    public boolean administers() {
        return role == Role.ADMIN || staff;
    }

    /** Refuses with 403 unless {@link #administers}. */
    public void requireAdministers() {
        if (!administers()) {
            throw Problem.forbidden();
        }
    }

    /** Whether a record that belongs to this user (null: to nobody) may be edited or deleted. */
    public boolean mayChange(@Nullable Long responsibleId) {
        return managesEverything() || responsibleId == null || responsibleId.equals(userId);
    }

    /** Refuses with 403 unless {@link #mayChange}. */
    public void requireMayChange(@Nullable Long responsibleId) {
        if (!mayChange(responsibleId)) {
            throw Problem.forbidden();
        }
    }
}
