package com.offsideventures.assistant;

import com.offsideventures.assistant.Asking.Said;
import java.util.List;
import java.util.Locale;

/** A message as a model writes it: a line with the subject, then the body. */
record EmailText(String subject, String body, Usage usage) {

    /** @param otherwise the subject where the text names none; then all of it is the body */
    static EmailText read(Said said, String otherwise) {
        List<String> lines = said.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.toLowerCase(Locale.ROOT).startsWith("subject:")) {
                String subject = line.substring("subject:".length()).strip();
                String body =
                        String.join("\n", lines.subList(i + 1, lines.size())).strip();
                return new EmailText(subject.isEmpty() ? otherwise : subject, body, said.usage());
            }
        }
        return new EmailText(otherwise, said.text(), said.usage());
    }
}
