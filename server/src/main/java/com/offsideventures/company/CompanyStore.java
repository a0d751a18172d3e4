package com.offsideventures.company;

import com.offsideventures.platform.db.Counts;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.Names;
import com.offsideventures.platform.db.Rows;
import com.offsideventures.platform.db.Values;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Guard;
import com.offsideventures.platform.web.Page;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on companies. */
@Repository
class CompanyStore {

    private static final String SIZE =
            "array_position(array['', '1-10', '11-50', '51-200', '201-1000', '1000+'], c.size::text)";

    static final Listing LISTING = Listing.by("c.id")
            .search("c.search_key", "search_text(c.name)")
            .choice("status", "c.status", Company.Status.class)
            .choice("size", "c.size", Company.Size.class)
            .word("industry", "c.industry")
            .word("city", "c.city")
            .word("country", "c.country")
            .ids("owner_id", "c.owner_id")
            .range("annual_revenue", "c.annual_revenue")
            .period("created", "c.created_at")
            .period("updated", "c.updated_at")
            .period("last_activity", "c.last_activity_at")
            .order("name", "search_text(c.name)")
            .order("domain", "c.domain")
            .order("industry", "search_text(c.industry)")
            .order("size", SIZE)
            .order("status", "c.status")
            .orderNullable("annual_revenue", "c.annual_revenue")
            .order("city", "search_text(c.city)")
            .order("country", "search_text(c.country)")
            .orderThroughFew("owner_name", "app_user", Names.userSorted("via"), "c.owner_id")
            .orderBeside("contacts_count", "company_tally", "via.contacts", "company_id")
            .orderBeside("deals_count", "company_tally", "via.deals", "company_id")
            .orderBeside("open_deals_count", "company_tally", "via.open_deals", "company_id")
            .orderNullable("last_activity_at", "c.last_activity_at")
            .order("created_at", "c.created_at")
            .order("updated_at", "c.updated_at")
            .defaultOrder("name")
            .build();

    private final JdbcClient jdbc;
    private final Counts counts;

    CompanyStore(JdbcClient jdbc, Counts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    Optional<Company> find(long id) {
        return jdbc.sql(select("where c.id = :id"))
                .param("id", id)
                .query(CompanyStore::row)
                .optional();
    }

    /** Those of the companies that are there, locked until the end of the transaction. */
    List<Guard> lock(List<Long> ids) {
        // In the order of ids, so that two writers of the same companies never wait for each other.
        return jdbc.sql("select id, owner_id, version from company where id = any(:ids) order by id for no key update")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) ->
                        new Guard(row.getLong("id"), Rows.findId(row, "owner_id"), row.getLong("version")))
                .list();
    }

    List<Company> list(ListRequest request) {
        // The page is cut first, so that labels and counts are looked up for its rows only.
        String page = request.rows("company c");
        return jdbc.sql(SELECT.formatted("(" + page + ")", Names.user("u")) + "order by " + request.orderBy())
                .params(request.where().parameters())
                .query(CompanyStore::row)
                .list();
    }

    Page.Count count(ListRequest request) {
        return counts.of("company c", request);
    }

    long insert(Draft draft) {
        Values values = Values.of(draft);
        return jdbc.sql("insert into company " + values.insert() + " returning id")
                .params(values.parameters())
                .query(Long.class)
                .single();
    }

    void update(List<Long> ids, Draft draft) {
        Values values = Values.of(draft);
        jdbc.sql("update company set " + values.set() + " where id = any(:ids)")
                .params(values.parameters())
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    void delete(List<Long> ids) {
        jdbc.sql("delete from company where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    private static final String SELECT = """
            select c.*,
                   %2$s as owner_name,
                   t.contacts as contacts_count,
                   t.deals as deals_count,
                   t.open_deals as open_deals_count,
                   open.currencies,
                   open.amounts
            from %1$s c
            join company_tally t on t.company_id = c.id
            left join app_user u on u.id = c.owner_id
            cross join lateral (
                select array_agg(s.currency order by s.amount desc, s.currency) as currencies,
                       array_agg(s.amount order by s.amount desc, s.currency) as amounts
                from (
                    select d.currency, sum(d.amount) as amount
                    from deal d
                    where d.company_id = c.id and d.status = 'open'
                    group by d.currency
                ) s
            ) open
            """;

    private static String select(String where) {
        return SELECT.formatted("company", Names.user("u")) + where;
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
                Rows.findId(row, "owner_id"),
                row.getString("owner_name"),
                row.getLong("contacts_count"),
                row.getLong("deals_count"),
                row.getLong("open_deals_count"),
                sums(row.getArray("currencies"), row.getArray("amounts")),
                Rows.findMoment(row, "last_activity_at"),
                Rows.moment(row, "created_at"),
                Rows.moment(row, "updated_at"),
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
}
