package com.offsideventures.seed;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Who and what a generated workspace consists of, and how it belongs together. Each answer depends on the number of the
 * row only, so that what points to a row need not wait for it. A few companies have very many contacts, and what follows
 * from them.
 */
final class Population {

    static final int NONE = -1;

    private static final int YEARS = 3;
    private static final int SECONDS = YEARS * 365 * 24 * 3600;
    private static final List<String> STEMS = List.of(
            "Nor", "Vel", "Lum", "Ter", "Cal", "Ori", "Zen", "Kar", "Bel", "Sol", "Mar", "Fen", "Tal", "Rho", "Qua",
            "Hel", "Ast", "Bri", "Cor", "Dra", "Eld", "Gal", "Hyd", "Ith", "Jun", "Lyr", "Myr", "Nim", "Pol", "Sil",
            "Tor", "Vis");
    private static final List<String> MIDDLES = List.of("", "a", "e", "i", "o", "ar", "en", "is", "on", "u");
    private static final List<String> ENDS =
            List.of("tec", "via", "dyne", "mark", "wave", "plan", "gen", "form", "line", "point", "crest", "field");

    private final World world;
    private final Scale scale;
    private final Instant today;

    Population(World world, Scale scale, Instant today) {
        this.world = world;
        this.scale = scale;
        this.today = today;
    }

    /** What a company is called and in which language it works. */
    record CompanyName(String name, World.Language language, String domain) {}

    /** Who a contact is. */
    record PersonName(String first, String last, World.Language language) {}

    /** The records that a task, note or activity belongs to, each {@link #NONE} where it is not about one. */
    record About(int company, int contact, int deal) {}

    CompanyName company(int row) {
        Dice dice = new Dice("company name", row);
        World.Language language = world.language(dice);
        String root =
                dice.chance(0.3) ? dice.pick(language.last()) : dice.pick(STEMS) + dice.pick(MIDDLES) + dice.pick(ENDS);
        String name = root + " " + dice.pick(language.trades()) + " " + dice.pick(language.legal());
        return new CompanyName(name, language, plain(root, "company") + row + dice.pick(List.of(".com", ".io", ".eu")));
    }

    PersonName contact(int row) {
        Dice dice = new Dice("contact name", row);
        int company = companyOfContact(row);
        World.Language language = company == NONE || dice.chance(0.2)
                ? world.language(dice)
                : company(company).language();
        return new PersonName(dice.pick(language.first()), dice.pick(language.last()), language);
    }

    int companyOfContact(int row) {
        Dice dice = new Dice("contact link", row);
        return dice.chance(0.08) ? NONE : dice.skewed(scale.companies(), 2.5);
    }

    int contactOfDeal(int row) {
        return new Dice("deal link", row).below(scale.contacts());
    }

    /** What a task, note or activity is about: a deal with its contact and company, a contact with its company, … */
    About about(String subject, int row) {
        Dice dice = new Dice(subject + " link", row);
        double share = dice.fraction();
        if (share < 0.35) {
            int deal = dice.skewed(scale.deals(), 1.5);
            int contact = contactOfDeal(deal);
            return new About(companyOfContact(contact), contact, deal);
        }
        if (share < 0.75) {
            int contact = dice.below(scale.contacts());
            return new About(companyOfContact(contact), contact, NONE);
        }
        return share < 0.95 ? new About(dice.skewed(scale.companies(), 2.5), NONE, NONE) : new About(NONE, NONE, NONE);
    }

    /** When a task, note or activity was written: in the last years, lately more often. */
    Instant moment(String subject, int row) {
        double ago = Math.pow(new Dice(subject + " moment", row).fraction(), 1.5);
        return today.minusMillis((long) (ago * SECONDS * 1000));
    }

    /** When a record was made: any time in the last years. */
    Instant made(Dice dice) {
        return today.minusSeconds(dice.below(SECONDS));
    }

    /** When a record was last changed: some time since it was made. */
    Instant changed(Dice dice, Instant made) {
        double share = dice.fraction() * dice.fraction();
        return made.plusMillis((long) (Duration.between(made, today).toMillis() * share));
    }

    Instant today() {
        return today;
    }

    Scale scale() {
        return scale;
    }

    /** The word in the letters of an address; the other word where it is written in another script. */
    static String plain(String word, String otherwise) {
        String letters = Normalizer.normalize(
                        word.toLowerCase(Locale.ROOT).replace('ł', 'l').replace('ø', 'o'), Normalizer.Form.NFD)
                .replaceAll("[^a-z]", "");
        return letters.length() < 2 ? otherwise : letters;
    }
}
