package com.offsideventures.identity;

import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.Values;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on users and profiles. */
@Repository
class UserStore {

    static final Listing LISTING = Listing.by("u.id")
            .search("search_text(u.first_name || ' ' || u.last_name || ' ' || u.email)")
            .flag("is_active", "(u.is_active and not u.is_deactivated)")
            .choice("role", "u.role", Role.class)
            .order("name", "search_text(u.first_name || ' ' || u.last_name)", "u.email")
            .order("email", "u.email")
            .order("role", "array_position(array['admin', 'manager', 'regular'], u.role::text)")
            .defaultOrder("name")
            .build();

    private static final String ROWS = """
            (select a.id, a.email, a.username, a.first_name, a.last_name, a.is_active, a.is_deactivated, a.is_staff,
                    p.role, p.job_title, p.phone, p.avatar_url, p.bio
             from app_user a
             join profile p on p.user_id = a.id) u
            """;

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the password of a user is compared with. */
    record Stored(long userId, String hash) {}

    Optional<Stored> password(String email) {
        return jdbc.sql("select id, password_hash from app_user where email = :email")
                .param("email", email)
                .query((row, number) -> new Stored(row.getLong("id"), row.getString("password_hash")))
                .optional();
    }

    User get(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("user " + id + " has gone"));
    }

    Optional<User> find(long id) {
        return jdbc.sql("select * from " + ROWS + " where u.id = :id")
                .param("id", id)
                .query(UserStore::user)
                .optional();
    }

    Optional<User> findByEmail(String email) {
        return jdbc.sql("select * from " + ROWS + " where u.email = :email")
                .param("email", email)
                .query(UserStore::user)
                .optional();
    }

    List<Member> list(ListRequest request) {
        return jdbc.sql("select * from " + ROWS + request.where().sql() + " " + request.page())
                .params(request.where().parameters())
                .query(UserStore::member)
                .list();
    }

    long count(ListRequest request) {
        return jdbc.sql("select count(*) from " + ROWS + request.where().sql())
                .params(request.where().parameters())
                .query(Long.class)
                .single();
    }

    Map<Long, String> names(Collection<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        jdbc.sql("select id, email, first_name, last_name from app_user where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> names.put(row.getLong("id"), fullName(row)))
                .list();
        return names;
    }

    boolean usernameTaken(String username, long otherThan) {
        return jdbc.sql("select exists (select from app_user where username = :username and id <> :id)")
                .param("username", username)
                .param("id", otherThan)
                .query(Boolean.class)
                .single();
    }

    long insert(NewUser user, String username, String hash) {
        return jdbc.sql("""
                        with made as (
                            insert into app_user (email, username, first_name, last_name, password_hash, is_staff)
                            values (:email, :username, :first_name, :last_name, :hash, :staff)
                            returning id
                        )
                        insert into profile (user_id, role, job_title)
                        select id, :role, :job_title
                        from made
                        returning user_id
                        """)
                .param("email", user.email())
                .param("username", username)
                .param("first_name", user.firstName())
                .param("last_name", user.lastName())
                .param("hash", hash)
                .param("staff", user.staff())
                .param("role", user.role().wire())
                .param("job_title", user.jobTitle())
                .query(Long.class)
                .single();
    }

    void update(long id, Draft user) {
        jdbc.sql("update app_user set " + Values.of(user).set() + " where id = :id")
                .params(Values.of(user).parameters())
                .param("id", id)
                .update();
    }

    void updateProfile(long id, Draft profile) {
        jdbc.sql("update profile set " + Values.of(profile).set() + " where user_id = :id")
                .params(Values.of(profile).parameters())
                .param("id", id)
                .update();
    }

    void setPasswordHash(long id, String hash) {
        jdbc.sql("update app_user set password_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", id)
                .update();
    }

    void signedIn(long id) {
        jdbc.sql("update app_user set last_login = now() where id = :id")
                .param("id", id)
                .update();
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                row.getString("username"),
                row.getBoolean("is_active"),
                row.getBoolean("is_deactivated"),
                row.getBoolean("is_staff"),
                new Profile(
                        Choice.get(Role.class, row.getString("role")),
                        row.getString("job_title"),
                        row.getString("phone"),
                        row.getString("avatar_url"),
                        row.getString("bio")));
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                row.getLong("id"),
                row.getString("email"),
                row.getString("first_name"),
                row.getString("last_name"),
                fullName(row),
                Choice.get(Role.class, row.getString("role")),
                row.getString("job_title"),
                row.getString("avatar_url"),
                row.getBoolean("is_active") && !row.getBoolean("is_deactivated"));
    }

    private static String fullName(ResultSet row) throws SQLException {
        String name = (row.getString("first_name") + " " + row.getString("last_name")).strip();
        return name.isEmpty() ? row.getString("email") : name;
    }
}
