package com.offsideventures.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The words that generated records are made of, read from {@code seed/world.txt}. */
final class World {

    private final List<Language> languages;
    private final int[] shares;

    private World(List<Language> languages) {
        this.languages = List.copyOf(languages);
        this.shares = languages.stream().mapToInt(Language::share).toArray();
    }

    /**
     * A language and what is said and named in it.
     *
     * @param share how common it is, relative to the others
     * @param legal the ends of company names
     * @param trades what companies do
     * @param subjects what deals are about
     * @param sentences what is noted down; {p} stands for a person and {t} for a subject
     */
    record Language(
            String name,
            int share,
            String country,
            List<String> legal,
            List<String> cities,
            List<String> first,
            List<String> last,
            List<String> trades,
            List<String> subjects,
            List<String> sentences) {

        /** One to three sentences about these people and subjects. */
        String text(Dice dice) {
            int count = 1 + dice.below(3);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                text.append(i == 0 ? "" : " ").append(sentence(dice));
            }
            return text.toString();
        }

        String sentence(Dice dice) {
            String person = dice.pick(first) + " " + dice.pick(last);
            return dice.pick(sentences).replace("{p}", person).replace("{t}", dice.pick(subjects));
        }
    }

    static World read() {
        try (InputStream file = Objects.requireNonNull(World.class.getResourceAsStream("/seed/world.txt"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            List<Language> languages = new ArrayList<>();
            for (String block : text.split("\n\n", -1)) {
                if (!block.startsWith("#")) {
                    languages.add(language(block));
                }
            }
            return new World(languages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Language language(String block) {
        Map<String, String> lines = block.lines()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> line.substring(line.indexOf(':') + 1).strip()));
        return new Language(
                line(lines, "language"),
                Integer.parseInt(line(lines, "share")),
                line(lines, "country"),
                list(lines, "legal", ", "),
                list(lines, "cities", ", "),
                list(lines, "first", ", "),
                list(lines, "last", ", "),
                list(lines, "trades", ", "),
                list(lines, "subjects", ", "),
                list(lines, "sentences", " \\| "));
    }

    private static List<String> list(Map<String, String> lines, String name, String separator) {
        return List.of(line(lines, name).split(separator, -1));
    }

    private static String line(Map<String, String> lines, String name) {
        return Objects.requireNonNull(lines.get(name), name);
    }

    Language language(Dice dice) {
        return dice.pick(languages, shares);
    }
}
