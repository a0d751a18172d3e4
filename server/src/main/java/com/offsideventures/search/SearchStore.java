package com.offsideventures.search;

import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every statement of the search. Rows are found by the trigram index on their search key, which holds the searched
 * fields one per line in the form that ignores case and accents.
 */
@Repository
class SearchStore {

    static final String FIND_COMPANIES = best("""
            select c.id, c.name, '' as email,
                   -- the third line of a company's key is its e-mail address, which is not searched here
                   split_part(c.search_key, e'\\n', 1) || e'\\n' || split_part(c.search_key, e'\\n', 2) as found
            from company c
            where c.search_key like '%' || search_text(:words) || '%'
            """);

    static final String FIND_CONTACTS = best("""
            select p.id, trim(p.first_name || ' ' || p.last_name) as name, p.email,
                   trim(split_part(p.search_key, e'\\n', 1)) || e'\\n' || split_part(p.search_key, e'\\n', 2) as found
            from contact p
            where p.search_key like '%' || search_text(:words) || '%'
            """);

    static final String FIND_DEALS = best("""
            select d.id, d.name, '' as email, d.search_key as found
            from deal d
            where d.search_key like '%' || search_text(:words) || '%'
            """);

    private final JdbcClient jdbc;

    SearchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SearchResults.Company> companies(String words, int limit) {
        return find(
                FIND_COMPANIES,
                words,
                limit,
                (row, number) -> new SearchResults.Company(row.getLong("id"), row.getString("name")));
    }

    List<SearchResults.Contact> contacts(String words, int limit) {
        return find(
                FIND_CONTACTS,
                words,
                limit,
                (row, number) ->
                        new SearchResults.Contact(row.getLong("id"), row.getString("name"), row.getString("email")));
    }

    List<SearchResults.Deal> deals(String words, int limit) {
        return find(
                FIND_DEALS,
                words,
                limit,
                (row, number) -> new SearchResults.Deal(row.getLong("id"), row.getString("name")));
    }

    private <T> List<T> find(String statement, String words, int limit, RowMapper<T> row) {
        return jdbc.sql(statement)
                .param("words", words.replaceAll("([\\\\%_])", "\\\\$1"))
                .param("limit", limit)
                .query(row)
                .list();
    }

    /** The best of these rows: a whole line is the words, it begins with them, a word of it does, they stand inside. */
    private static String best(String rows) {
        return """
                select r.id, r.name, r.email
                from (%s) r
                cross join (select search_text(:words) as words) w
                where r.found like '%%' || w.words || '%%'
                order by case
                             when e'\\n' || r.found || e'\\n' like e'%%\\n' || w.words || e'\\n%%' then 1
                             when r.found like w.words || '%%' then 2
                             when r.found like '%% ' || w.words || '%%' then 3
                             when r.found like e'%%\\n' || w.words || '%%' then 3
                             else 4
                         end,
                         search_text(r.name),
                         r.id
                limit :limit
                """.formatted(rows);
    }
}
