package com.offsideventures.platform.db;

/**
 * The links of a task, a note or an activity to what it is about: a company, a contact and a deal. The tables have the
 * same columns for them, so the statements share this.
 */
public final class Links {

    /** The names of the linked records, for a select list; null where a row has no such link. Needs {@link #joins}. */
    public static final String NAMES = """
            c.name as company_name,
            %s as contact_name,
            d.name as deal_name""".formatted(Names.contact("p"));

    private Links() {}

    /** The joins to the linked records of the table with this alias. */
    public static String joins(String alias) {
        return """
                left join company c on c.id = %1$s.company_id
                left join contact p on p.id = %1$s.contact_id
                left join deal d on d.id = %1$s.deal_id
                """.formatted(alias);
    }
}
