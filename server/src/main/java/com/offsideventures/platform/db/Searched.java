package com.offsideventures.platform.db;

/**
 * Where a searched text is looked for. Trigrams need three letters: with fewer, an index finds texts and words by their
 * beginning only, and looking anywhere would read every row to find nearly all of them.
 */
public enum Searched {
    /** One letter: the text begins with it. */
    AT_THE_BEGINNING("%1$s like search_text(:search) || '%%'"),
    /** Two letters: a word of the text begins with them. */
    IN_WORDS("""
            %1$s like search_text(:search) || '%%'
            or %1$s like '%% ' || search_text(:search) || '%%'
            or %1$s like e'%%\\n' || search_text(:search) || '%%'"""),
    ANYWHERE("%1$s like '%%' || search_text(:search) || '%%'");

    // From here on characters stand for syllables and words; and one of them says more than a letter.
    private static final int SCRIPTS_OF_SYLLABLES = 0x2E80;

    private final String condition;

    Searched(String condition) {
        this.condition = condition;
    }

    /** Where this text is looked for. Signs and syllables are looked for anywhere, however few they are. */
    public static Searched of(String text) {
        boolean letters = text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) && c < SCRIPTS_OF_SYLLABLES);
        return switch (text.codePointCount(0, text.length())) {
            case 1 -> letters ? AT_THE_BEGINNING : ANYWHERE;
            case 2 -> letters ? IN_WORDS : ANYWHERE;
            default -> ANYWHERE;
        };
    }

    /**
     * The condition that finds {@code :search}, escaped for {@code like}, in an expression of search form.
     *
     * @param expression a column with the searched fields, one per line
     */
    public String in(String expression) {
        return "(" + condition.formatted(expression) + ")";
    }
}
