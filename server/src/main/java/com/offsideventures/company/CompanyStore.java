package com.offsideventures.company;

import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.Values;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on companies. */
@Repository
class CompanyStore {

    static final Listing LISTING = Listing.of()
            .search("c.search_key")
            .choice("status", "c.status", Company.Status.class)
            .choice("size", "c.size", Company.Size.class)
            .text("industry", "c.industry")
            .text("city", "c.city")
            .text("country", "c.country")
            .ids("owner_id", "c.owner_id")
            .range("annual_revenue", "c.annual_revenue")
            .period("created", "c.created_at")
            .period("updated", "c.updated_at")
            .period("last_activity", "c.last_activity_at")
            .order("name", "search_text(c.name)")
            .order("domain", "c.domain")
            .order("industry", "search_text(c.industry)")
            .order("size", "array_position(array['', '1-10', '11-50', '51-200', '201-1000', '1000+'], c.size::text)")
            .order("status", "c.status")
            .order("annual_revenue", "c.annual_revenue")
            .order("city", "search_text(c.city)")
            .order("country", "search_text(c.country)")
            .order(
                    "owner_name",
                    "(select search_text(concat_ws(' ', nullif(u.first_name, ''), nullif(u.last_name, ''))) from app_user u where u.id = c.owner_id)")
            .order("contacts_count", "(select count(*) from contact p where p.company_id = c.id)")
            .order("deals_count", "(select count(*) from deal d where d.company_id = c.id)")
            .order("open_deals_count", "(select count(*) from deal d where d.company_id = c.id and d.status = 'open')")
            .order("last_activity_at", "c.last_activity_at")
            .order("created_at", "c.created_at")
            .order("updated_at", "c.updated_at")
            .defaultOrder("name")
            .build();

    static final String ID = "c.id";

    private final JdbcClient jdbc;

    CompanyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Company> find(long id) {
        return jdbc.sql(select("where c.id = :id"))
                .param("id", id)
                .query(CompanyStore::row)
                .optional();
    }

    /** Who looks after the company and its version, with the row locked until the end of the transaction. */
    Optional<Guard> lock(long id) {
        return jdbc.sql("select owner_id, version from company where id = :id for update")
                .param("id", id)
                .query((row, number) -> new Guard(row.getObject("owner_id", Long.class), row.getLong("version")))
                .optional();
    }

    List<Company> list(ListRequest request) {
        // The page is cut first, so that labels and counts are looked up for its rows only.
        String page = """
                select c.*
                from company c
                %s
                %s
                """.formatted(request.where().sql(), request.page());
        return jdbc.sql(SELECT.formatted("(" + page + ")") + "order by " + request.orderBy())
                .params(request.where().parameters())
                .query(CompanyStore::row)
                .list();
    }

    long count(ListRequest request) {
        return jdbc.sql("select count(*) from company c " + request.where().sql())
                .params(request.where().parameters())
                .query(Long.class)
                .single();
    }

    long insert(Draft draft) {
        return jdbc.sql("insert into company " + Values.of(draft).insert() + " returning id")
                .params(Values.of(draft).parameters())
                .query(Long.class)
                .single();
    }

    void update(long id, Draft draft) {
        jdbc.sql("update company set " + Values.of(draft).set() + " where id = :id")
                .params(Values.of(draft).parameters())
                .param("id", id)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from company where id = :id").param("id", id).update();
    }

    /** What decides whether a company may be changed: its owner (null: nobody) and its version. */
    record Guard(@Nullable Long ownerId, long version) {}

    private static final String SELECT = """
            select c.*,
                   nullif(concat_ws(' ', nullif(u.first_name, ''), nullif(u.last_name, '')), '') as owner_name,
                   (select count(*) from contact p where p.company_id = c.id) as contacts_count,
                   deals.count as deals_count,
                   open.count as open_deals_count,
                   open.currencies,
                   open.amounts
            from %s c
            left join app_user u on u.id = c.owner_id
            cross join lateral (
                select count(*) as count
                from deal d
                where d.company_id = c.id
            ) deals
            cross join lateral (
                select coalesce(sum(s.count), 0) as count,
                       array_agg(s.currency order by s.amount desc, s.currency) as currencies,
                       array_agg(s.amount order by s.amount desc, s.currency) as amounts
                from (
                    select d.currency, count(*) as count, sum(d.amount) as amount
                    from deal d
                    where d.company_id = c.id and d.status = 'open'
                    group by d.currency
                ) s
            ) open
            """;

    private static String select(String where) {
        return SELECT.formatted("company") + where;
    }

    private static Company row(ResultSet row, int number) throws SQLException {
        return new Company(
                row.getLong("id"),
                row.getString("name"),
                row.getString("domain"),
                row.getString("industry"),
                Choice.get(Company.Size.class, row.getString("size")),
                Choice.get(Company.Status.class, row.getString("status")),
                row.getString("description"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("linkedin_url"),
                row.getString("logo_url"),
                row.getBigDecimal("annual_revenue"),
                row.getString("street"),
                row.getString("city"),
                row.getString("state"),
                row.getString("postal_code"),
                row.getString("country"),
                row.getObject("owner_id", Long.class),
                row.getString("owner_name"),
                row.getLong("contacts_count"),
                row.getLong("deals_count"),
                row.getLong("open_deals_count"),
                sums(row.getArray("currencies"), row.getArray("amounts")),
                moment(row, "last_activity_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static List<Company.Money> sums(@Nullable Array currencies, @Nullable Array amounts) throws SQLException {
        if (currencies == null || amounts == null) {
            return List.of();
        }
        String[] codes = (String[]) currencies.getArray();
        BigDecimal[] values = (BigDecimal[]) amounts.getArray();
        List<Company.Money> sums = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            sums.add(new Company.Money(codes[i], values[i]));
        }
        return sums;
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
