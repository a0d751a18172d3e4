package com.offsideventures.platform.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The statements on keys and the answers kept for them. Each is a transaction of its own, but for one. */
@Repository
class IdempotencyStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    IdempotencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A request with a key. */
    record Request(long userId, String path, String key, byte[] hash) {}

    /**
     * The right to carry a request out.
     *
     * @param since tells this attempt from a later one that took over
     */
    record Claim(Request request, OffsetDateTime since) {}

    /** An answer as it is given again. */
    record Answer(int status, Map<String, String> headers, String body) {
        Answer {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * What is known of an earlier request.
     *
     * @param answer its answer; null while there is none
     * @param lost whether it wrote something that stands, and died before its answer was kept
     */
    record Kept(byte[] requestHash, @Nullable Answer answer, boolean lost) {}

    /**
     * Claims a key that nobody has used within a day. An attempt that has neither answered nor written anything for two
     * minutes has died with its server: no request takes that long.
     */
    Optional<Claim> claim(Request request) {
        return bound("""
                        insert into idempotency_key as kept (user_id, path, key, request_hash)
                        values (:user, :path, :key, :hash)
                        on conflict (user_id, path, key) do update
                        set request_hash = excluded.request_hash, status = null, headers = null, body = null,
                            change_set_id = null, created_at = clock_timestamp()
                        where kept.created_at < now() - interval '24 hours'
                           or (kept.status is null and kept.change_set_id is null
                               and kept.request_hash = excluded.request_hash
                               and kept.created_at < now() - interval '2 minutes')
                        returning created_at
                        """, request)
                .param("hash", request.hash())
                .query((row, number) -> new Claim(request, row.getObject("created_at", OffsetDateTime.class)))
                .optional();
    }

    Optional<Kept> find(Request request) {
        return bound("""
                        select request_hash, status, headers, body,
                               change_set_id is not null and created_at < now() - interval '2 minutes' as lost
                        from idempotency_key
                        where user_id = :user and path = :path and key = :key
                        """, request).query(IdempotencyStore::kept).optional();
    }

    /** Notes in the transaction of the write itself that the request was carried out. */
    void carriedOut(Claim claim, long changeSetId) {
        bound("""
                        update idempotency_key set change_set_id = :changeSet
                        where user_id = :user and path = :path and key = :key and created_at = :since
                        """, claim.request())
                .param("since", claim.since())
                .param("changeSet", changeSetId)
                .update();
    }

    void keep(Claim claim, Answer answer) {
        bound("""
                        update idempotency_key
                        set status = :status, headers = cast(:headers as jsonb), body = :body
                        where user_id = :user and path = :path and key = :key and created_at = :since
                        """, claim.request())
                .param("since", claim.since())
                .param("status", answer.status())
                .param("headers", JSON.writeValueAsString(answer.headers()))
                .param("body", answer.body())
                .update();
    }

    /** Gives the key back: the attempt failed and wrote nothing. */
    void release(Claim claim) {
        bound("""
                        delete from idempotency_key
                        where user_id = :user and path = :path and key = :key and created_at = :since
                          and change_set_id is null
                        """, claim.request()).param("since", claim.since()).update();
    }

    private JdbcClient.StatementSpec bound(String sql, Request request) {
        return jdbc.sql(sql)
                .param("user", request.userId())
                .param("path", request.path())
                .param("key", request.key());
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        int status = row.getInt("status");
        Answer answer =
                row.wasNull() ? null : new Answer(status, headers(row.getString("headers")), row.getString("body"));
        return new Kept(row.getBytes("request_hash"), answer, row.getBoolean("lost"));
    }

    private static Map<String, String> headers(String json) {
        Map<String, String> headers = new LinkedHashMap<>();
        JSON.readTree(json).forEachEntry((name, value) -> headers.put(name, value.asString()));
        return headers;
    }
}
