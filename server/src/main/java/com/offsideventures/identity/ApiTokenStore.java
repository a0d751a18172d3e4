package com.offsideventures.identity;

import com.offsideventures.identity.ApiToken.Scope;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Role;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on API tokens. */
@Repository
class ApiTokenStore {

    static final Listing LISTING = Listing.by("t.id")
            .order("created_at", "t.created_at")
            .order("name", "search_text(t.name)")
            .order("last_used_at", "t.last_used_at")
            .defaultOrder("-created_at")
            .build();

    private static final String COLUMNS =
            "t.id, t.name, t.prefix, t.scopes, t.created_at, t.expires_at, t.last_used_at";

    private final JdbcClient jdbc;

    ApiTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A token that a request came with.
     *
     * @param welcome the user may still sign in
     * @param expired it has stopped working
     */
    record Used(long userId, List<Scope> scopes, Role role, boolean staff, boolean welcome, boolean expired) {}

    /** The token with this hash, and notes its use; empty where there is none. */
    Optional<Used> use(byte[] hash) {
        // Noted once a minute: a busy program should not write with every request it makes.
        return jdbc.sql("""
                        with noted as (
                            update api_token
                            set last_used_at = now()
                            where secret_hash = :hash
                              and (last_used_at is null or last_used_at < now() - interval '1 minute')
                        )
                        select t.user_id,
                               t.scopes,
                               p.role,
                               u.is_staff,
                               u.is_active and not u.is_deactivated as welcome,
                               coalesce(t.expires_at <= now(), false) as expired
                        from api_token t
                        join app_user u on u.id = t.user_id
                        join profile p on p.user_id = t.user_id
                        where t.secret_hash = :hash
                        """)
                .param("hash", hash)
                .query((row, number) -> new Used(
                        row.getLong("user_id"),
                        scopes(row.getArray("scopes")),
                        Choice.get(Role.class, row.getString("role")),
                        row.getBoolean("is_staff"),
                        row.getBoolean("welcome"),
                        row.getBoolean("expired")))
                .optional();
    }

    List<ApiToken> list(long userId, ListRequest request) {
        return jdbc.sql("select " + COLUMNS + " from api_token t where t.user_id = :user " + request.page())
                .param("user", userId)
                .query(ApiTokenStore::row)
                .list();
    }

    long count(long userId) {
        return jdbc.sql("select count(*) from api_token where user_id = :user")
                .param("user", userId)
                .query(Long.class)
                .single();
    }

    ApiToken insert(
            long userId, String name, String prefix, byte[] hash, List<Scope> scopes, @Nullable Instant expiresAt) {
        return jdbc.sql("""
                        insert into api_token as t (user_id, name, prefix, secret_hash, scopes, expires_at)
                        values (:user, :name, :prefix, :hash, cast(:scopes as varchar[]), cast(:expires as timestamptz))
                        returning\s""" + COLUMNS)
                .param("user", userId)
                .param("name", name)
                .param("prefix", prefix)
                .param("hash", hash)
                .param("scopes", scopes.stream().map(Scope::wire).toArray(String[]::new))
                .param("expires", expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .query(ApiTokenStore::row)
                .single();
    }

    boolean delete(long id, long userId) {
        return jdbc.sql("delete from api_token where id = :id and user_id = :user")
                        .param("id", id)
                        .param("user", userId)
                        .update()
                == 1;
    }

    void deleteAll(long userId) {
        jdbc.sql("delete from api_token where user_id = :user")
                .param("user", userId)
                .update();
    }

    private static ApiToken row(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                row.getString("prefix"),
                scopes(row.getArray("scopes")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                moment(row, "expires_at"),
                moment(row, "last_used_at"));
    }

    private static List<Scope> scopes(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .map(scope -> Choice.get(Scope.class, scope))
                .toList();
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
