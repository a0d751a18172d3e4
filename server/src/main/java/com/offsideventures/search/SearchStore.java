package com.offsideventures.search;

import com.offsideventures.platform.db.Searched;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every statement of the search. Rows are found by the trigram index on their search key, which holds the searched
 * fields one per line in the form that ignores case and accents. So that a word that thousands of rows hold is found as
 * quickly as any other, only so many of them are compared; those that begin with the words are always among them.
 */
@Repository
class SearchStore {

    private static final int BEGINNINGS = 40;
    private static final int CANDIDATES = 400;

    static final Search COMPANIES = new Search(
            "company c",
            "c.id, c.name, '' as email",
            // the third line of a company's key is its e-mail address, which is not searched here
            "split_part(c.search_key, e'\\n', 1) || e'\\n' || split_part(c.search_key, e'\\n', 2)",
            "c.search_key",
            "search_text(c.name)");

    static final Search CONTACTS = new Search(
            "contact p",
            "p.id, trim(p.first_name || ' ' || p.last_name) as name, p.email",
            "trim(split_part(p.search_key, e'\\n', 1)) || e'\\n' || split_part(p.search_key, e'\\n', 2)",
            "p.search_key",
            "left(p.search_key, 100)");

    static final Search DEALS =
            new Search("deal d", "d.id, d.name, '' as email", "d.search_key", "d.search_key", "search_text(d.name)");

    private final JdbcClient jdbc;

    SearchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SearchResults.Company> companies(String words, int limit) {
        return find(
                COMPANIES,
                words,
                limit,
                (row, number) -> new SearchResults.Company(row.getLong("id"), row.getString("name")));
    }

    List<SearchResults.Contact> contacts(String words, int limit) {
        return find(
                CONTACTS,
                words,
                limit,
                (row, number) ->
                        new SearchResults.Contact(row.getLong("id"), row.getString("name"), row.getString("email")));
    }

    List<SearchResults.Deal> deals(String words, int limit) {
        return find(
                DEALS, words, limit, (row, number) -> new SearchResults.Deal(row.getLong("id"), row.getString("name")));
    }

    private <T> List<T> find(Search search, String words, int limit, RowMapper<T> row) {
        return jdbc.sql(search.statement(Searched.of(words)))
                .param("search", words.replaceAll("([\\\\%_])", "\\\\$1"))
                .param("limit", limit)
                .query(row)
                .list();
    }

    /**
     * How one kind of record is searched.
     *
     * @param table the table and its alias
     * @param columns what is answered
     * @param found the searched fields, one per line
     * @param key the column with the trigram index, which may hold more
     * @param beginning the expression of the index that holds the beginnings
     */
    record Search(String table, String columns, String found, String key, String beginning) {

        /** The best rows first: a whole line is the words, it begins with them, a word of it does, they stand inside. */
        String statement(Searched searched) {
            return """
                    select r.id, r.name, r.email
                    from (
                        (select %1$s, %2$s as found from %3$s where %4$s order by %5$s limit %6$d)
                        union
                        (select %1$s, %2$s as found from %3$s where %7$s limit %8$d)
                    ) r
                    cross join (select search_text(:search) as words) w
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
                    """.formatted(
                            columns,
                            found,
                            table,
                            Searched.AT_THE_BEGINNING.in(beginning),
                            beginning,
                            BEGINNINGS,
                            searched.in(searched == Searched.AT_THE_BEGINNING ? beginning : key),
                            CANDIDATES);
        }
    }
}
