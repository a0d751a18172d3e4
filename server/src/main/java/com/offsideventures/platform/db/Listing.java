package com.offsideventures.platform.db;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a list may be asked: the filters, the orderings and the searched column. It is a closed set; whatever else a
 * request asks is refused. Reading requests, saved views and the API description all use this one declaration.
 */
public final class Listing {

    /** The pattern of {@code like} that finds the searched text anywhere in a column of search forms. */
    public static final String SEARCHED = "'%' || search_text(:search) || '%'";

    private final Map<String, ListFilter> filters;
    private final Map<String, List<String>> orderings;
    private final List<String> defaultOrdering;
    private final Set<String> filled;
    private final String idColumn;
    private final int defaultLimit;
    private final Map<String, Through> throughs;
    private final @Nullable Function<Searched, String> searchCondition;

    private Listing(Builder builder) {
        this.idColumn = builder.idColumn;
        this.defaultLimit = builder.defaultLimit;
        this.filters = Map.copyOf(builder.filters);
        this.orderings = Map.copyOf(builder.orderings);
        this.defaultOrdering = List.copyOf(builder.defaultOrdering);
        this.throughs = Map.copyOf(builder.throughs);
        this.filled = Set.copyOf(builder.filled);
        this.searchCondition = builder.searchCondition;
    }

    /** @param idColumn the id, which breaks ties so that pages do not overlap */
    public static Builder by(String idColumn) {
        return new Builder(idColumn);
    }

    String idColumn() {
        return idColumn;
    }

    /** Rows on a page where the caller does not say. */
    public int defaultLimit() {
        return defaultLimit;
    }

    Map<String, List<String>> orderings() {
        return orderings;
    }

    /**
     * Rows without a value come last in both directions: they are the least interesting ones. Where every row has a
     * value the words are left out, because with them PostgreSQL does not see that an index has the order already.
     */
    String descending(String expression) {
        return filled.contains(expression) ? " desc" : " desc nulls last";
    }

    List<String> defaultOrdering() {
        return defaultOrdering;
    }

    /** The table that decides this order; null where the listed one does. */
    @Nullable
    Through through(String ordering) {
        return throughs.get(ordering);
    }

    /** The condition of a row that a search finds. */
    String searchCondition(Searched searched) {
        return Objects.requireNonNull(searchCondition).apply(searched);
    }

    Map<String, ListFilter> filtersByName() {
        return filters;
    }

    /** The filters, sorted by name. */
    public List<ListFilter> filters() {
        return filters.values().stream()
                .sorted(java.util.Comparator.comparing(ListFilter::name))
                .toList();
    }

    /** The names a caller may order by, sorted. */
    public List<String> orderingNames() {
        return orderings.keySet().stream().sorted().toList();
    }

    /**
     * What is wrong with filters and an ordering that somebody wants to keep.
     *
     * @param filters query parameters that narrow the list
     * @param ordering the parameter {@code ordering}; empty for the order of the list
     */
    public List<FieldError> check(Map<String, List<String>> filters, String ordering, Actor actor) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(filters);
        parameters.put("ordering", List.of(ordering));
        try {
            ListRequest.read(parameters, this, actor);
            return List.of();
        } catch (Problem refused) {
            return refused.errors();
        }
    }

    public boolean searchable() {
        return searchCondition != null;
    }

    /** Collects the parts of a listing. */
    public static final class Builder {
        private final Map<String, ListFilter> filters = new LinkedHashMap<>();
        private final Map<String, List<String>> orderings = new LinkedHashMap<>();
        private final Set<String> filled = new HashSet<>();
        private List<String> defaultOrdering = List.of();
        private final Map<String, Through> throughs = new LinkedHashMap<>();
        private @Nullable Function<Searched, String> searchCondition;
        private final String idColumn;
        private int defaultLimit = 100;

        private Builder(String idColumn) {
            this.idColumn = idColumn;
        }

        /** Rows on a page where the caller does not say; 100 unless set. */
        public Builder defaultLimit(int rows) {
            this.defaultLimit = rows;
            return this;
        }

        /** The column with the search form of the searched fields. */
        public Builder search(String column) {
            return searchWhere(searched -> searched.in(column));
        }

        /**
         * The same where an index holds the beginning of the searched fields.
         *
         * @param beginning the expression of that index
         */
        public Builder search(String column, String beginning) {
            return searchWhere(searched -> searched.in(searched == Searched.AT_THE_BEGINNING ? beginning : column));
        }

        /** The condition of a row that a search finds, however short; compares with {@link #SEARCHED}. */
        public Builder searchWhere(String condition) {
            return searchWhere(searched -> condition);
        }

        /** The condition of a row that a search finds, where one column is not enough. */
        public Builder searchWhere(Function<Searched, String> condition) {
            this.searchCondition = condition;
            return this;
        }

        /** {@code name=text}: exactly this text. */
        public Builder text(String name, String column) {
            return add(ListFilter.text(name, column));
        }

        /** The same for a column whose index holds its search form. */
        public Builder word(String name, String column) {
            return add(ListFilter.word(name, column));
        }

        /** {@code name=a,b}: any of these, where {@code rank} orders the list by them, from 1 for the first constant. */
        public <E extends Enum<E> & Choice> Builder ranked(String name, String column, String rank, Class<E> type) {
            return add(ListFilter.ranked(name, column, rank, type));
        }

        /** {@code name=a,b}: any of these. */
        public <E extends Enum<E> & Choice> Builder choice(String name, String column, Class<E> type) {
            return add(ListFilter.choice(name, column, type));
        }

        /** {@code name=1,2}, {@code none} for null, {@code me} for the caller. */
        public Builder ids(String name, String column) {
            return add(ListFilter.ids(name, column));
        }

        /** {@code company_id}, {@code contact_id} and {@code deal_id} of the table with this alias. */
        public Builder links(String alias) {
            return ids("company_id", alias + ".company_id")
                    .ids("contact_id", alias + ".contact_id")
                    .ids("deal_id", alias + ".deal_id");
        }

        /** {@code name=true}. */
        public Builder flag(String name, String column) {
            return add(ListFilter.flag(name, column));
        }

        /** {@code name_gte}, {@code name_lte}. */
        public Builder range(String name, String column) {
            ListFilter.range(name, column).forEach(this::add);
            return this;
        }

        /**
         * {@code name_gte}, {@code name_lte} where another table holds the number.
         *
         * @param condition the condition, with {@code %s} in the place of the comparison
         */
        public Builder rangeWhere(String name, String condition) {
            ListFilter.rangeWhere(name, condition).forEach(this::add);
            return this;
        }

        /** {@code name_after} (inclusive), {@code name_before} (exclusive). */
        public Builder period(String name, String column) {
            ListFilter.period(name, column).forEach(this::add);
            return this;
        }

        /** {@code name=moment}: from this moment on. */
        public Builder since(String name, String column) {
            return add(ListFilter.since(name, column));
        }

        /** {@code name=moment}: before this moment. */
        public Builder until(String name, String column) {
            return add(ListFilter.until(name, column));
        }

        /** A name to order by, with the expressions it stands for; none of them is ever null. */
        public Builder order(String name, String... expressions) {
            filled.addAll(List.of(expressions));
            return orderNullable(name, expressions);
        }

        /** A name to order by, with the expressions it stands for; rows where one is null come last. */
        public Builder orderNullable(String name, String... expressions) {
            orderings.put(name, List.of(expressions));
            return this;
        }

        /**
         * A name to order by what another table holds; rows that point nowhere come last.
         *
         * @param key the expression to order by, over the other table as {@code via}
         * @param column the nullable column that points to its id
         */
        public Builder orderThrough(String name, String table, String key, String column) {
            return through(name, new Through(table, key, "id", column, true, false));
        }

        /** The same for a table of few rows that very many point to. */
        public Builder orderThroughFew(String name, String table, String key, String column) {
            return through(name, new Through(table, key, "id", column, true, true));
        }

        /** The same where every row points to one. */
        public Builder orderThroughOneOfFew(String name, String table, String key, String column) {
            return through(name, new Through(table, key, "id", column, false, true));
        }

        /** A name to order by what stands beside each row in another table, under the row's own id. */
        public Builder orderBeside(String name, String table, String key, String id) {
            return through(name, new Through(table, key, id, idColumn, false, false));
        }

        private Builder through(String name, Through through) {
            throughs.put(name, through);
            return through.nullable() ? orderNullable(name, through.expression()) : order(name, through.expression());
        }

        /** The ordering when none is asked, for example {@code "-created_at"}. */
        public Builder defaultOrder(String... names) {
            this.defaultOrdering = new ArrayList<>(List.of(names));
            return this;
        }

        public Listing build() {
            return new Listing(this);
        }

        private Builder add(ListFilter filter) {
            filters.put(filter.name(), filter);
            return this;
        }
    }
}
