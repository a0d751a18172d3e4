package com.offsideventures.identity;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on sessions and ended access tokens. */
@Repository
class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String id, long userId, Instant expiresAt) {
        jdbc.sql("insert into user_session (id, user_id, expires_at) values (:id, :user, :expires)")
                .param("id", id)
                .param("user", userId)
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the user of this access token may do now; empty where the token, its session or its user was shut out. */
    Optional<Rights> rights(Token access) {
        return jdbc.sql("""
                        select u.is_staff, p.role
                        from user_session s
                        join app_user u on u.id = s.user_id
                        join profile p on p.user_id = u.id
                        where s.id = :session
                          and s.user_id = :user
                          and s.revoked_at is null
                          and u.is_active
                          and not u.is_deactivated
                          and not exists (
                              select
                              from blacklisted_access_token b
                              where b.token_jti = :jti
                          )
                        """)
                .param("session", access.session())
                .param("user", access.userId())
                .param("jti", access.id())
                .query((row, number) ->
                        new Rights(Choice.get(Role.class, row.getString("role")), row.getBoolean("is_staff")))
                .optional();
    }

    /** How the session of this token stands; empty where there is none. */
    Optional<Standing> standing(Token token) {
        return jdbc.sql("""
                        select s.revoked_at is not null
                                   or exists (
                                       select
                                       from blacklisted_access_token b
                                       where b.token_jti = :jti
                                   ) as revoked,
                               u.is_active,
                               u.is_deactivated
                        from user_session s
                        join app_user u on u.id = s.user_id
                        where s.id = :session and s.user_id = :user
                        """)
                .param("session", token.session())
                .param("user", token.userId())
                .param("jti", token.id())
                .query((row, number) -> new Standing(
                        row.getBoolean("revoked"), row.getBoolean("is_active"), row.getBoolean("is_deactivated")))
                .optional();
    }

    /** Ends a session; false where there is none that still runs. */
    boolean revoke(String id, long userId) {
        return jdbc.sql("""
                        update user_session
                        set revoked_at = now()
                        where id = :id and user_id = :user and revoked_at is null
                        """).param("id", id).param("user", userId).update() == 1;
    }

    /** Ends all sessions of the user but this one. */
    void revokeOthers(String id, long userId) {
        jdbc.sql("""
                        update user_session
                        set revoked_at = now()
                        where user_id = :user and id <> :id and revoked_at is null
                        """).param("id", id).param("user", userId).update();
    }

    /** Ends all sessions of the user. */
    void revokeAll(long userId) {
        jdbc.sql("update user_session set revoked_at = now() where user_id = :user and revoked_at is null")
                .param("user", userId)
                .update();
    }

    void blacklist(Token access) {
        jdbc.sql("""
                        insert into blacklisted_access_token (token_jti, user_id, expires_at)
                        values (:jti, :user, :expires)
                        on conflict (token_jti) do nothing
                        """)
                .param("jti", access.id())
                .param("user", access.userId())
                .param("expires", access.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What a user may do at this moment. */
    record Rights(Role role, boolean staff) {}

    /**
     * How a session stands.
     *
     * @param revoked it, or the token that was asked about, was ended
     */
    record Standing(boolean revoked, boolean isActive, boolean isDeactivated) {}
}
