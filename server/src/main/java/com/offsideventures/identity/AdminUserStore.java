package com.offsideventures.identity;

import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.Names;
import com.offsideventures.platform.db.Rows;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement that only the administration makes on users. */
@Repository
class AdminUserStore {

    static final Listing LISTING = Listing.by("u.id")
            .search("search_text(u.email || e'\\n' || u.username || e'\\n' || u.first_name || ' ' || u.last_name)")
            .choice("role", "u.role", Role.class)
            .flag("is_active", "u.is_active")
            .flag("is_deactivated", "u.is_deactivated")
            .flag("is_staff", "u.is_staff")
            .flag("is_superuser", "u.is_superuser")
            .order("email", "u.email")
            .order("username", "u.username")
            .order("name", "search_text(u.first_name || ' ' || u.last_name)", "u.email")
            .order("first_name", "search_text(u.first_name)")
            .order("last_name", "search_text(u.last_name)")
            .order("role", "array_position(array['admin', 'manager', 'regular'], u.role::text)")
            .order("is_active", "u.is_active")
            .order("is_staff", "u.is_staff")
            .orderNullable("last_login", "u.last_login")
            .order("date_joined", "u.date_joined")
            .defaultOrder("email")
            .build();

    private static final String ROWS = """
            (select a.*, p.role, p.job_title, p.phone, p.avatar_url, p.bio, %s as full_name
             from app_user a
             join profile p on p.user_id = a.id) u
            """.formatted(Names.user("a"));

    private final JdbcClient jdbc;

    AdminUserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AdminUser> find(long id) {
        return jdbc.sql("select u.* from " + ROWS + " where u.id = :id")
                .param("id", id)
                .query(AdminUserStore::row)
                .optional();
    }

    List<AdminUser> list(ListRequest request) {
        return jdbc.sql("select u.* from " + ROWS + request.where().sql() + " " + request.page())
                .params(request.where().parameters())
                .query(AdminUserStore::row)
                .list();
    }

    long count(ListRequest request) {
        return jdbc.sql("select count(*) from " + ROWS + request.where().sql())
                .params(request.where().parameters())
                .query(Long.class)
                .single();
    }

    boolean emailTaken(String email, long otherThan) {
        return jdbc.sql("select exists (select from app_user where email = :email and id <> :id)")
                .param("email", email)
                .param("id", otherThan)
                .query(Boolean.class)
                .single();
    }

    /** Makes others who change an admin wait for the end of the transaction. */
    void lockAdmins() {
        // In the order of ids, so that two who change admins never wait for each other.
        jdbc.sql("select user_id from profile where role = 'admin' order by user_id for update")
                .query(Long.class)
                .list();
    }

    /** Whether anybody who may sign in has the role of an admin. */
    boolean anyActiveAdmin() {
        return jdbc.sql("select exists (select from " + ROWS
                        + "where u.role = 'admin' and u.is_active and not u.is_deactivated)")
                .query(Boolean.class)
                .single();
    }

    /** Deletes the user with profile, sessions, tokens and own views; records lose the link. */
    void delete(long id) {
        jdbc.sql("delete from app_user where id = :id").param("id", id).update();
    }

    private static AdminUser row(ResultSet row, int number) throws SQLException {
        return new AdminUser(
                row.getLong("id"),
                row.getString("email"),
                row.getString("username"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("full_name"),
                Choice.get(Role.class, row.getString("role")),
                row.getString("job_title"),
                row.getString("phone"),
                row.getString("avatar_url"),
                row.getString("bio"),
                row.getBoolean("is_active"),
                row.getBoolean("is_deactivated"),
                row.getBoolean("is_staff"),
                row.getBoolean("is_superuser"),
                Rows.findMoment(row, "last_login"),
                Rows.moment(row, "date_joined"));
    }
}
