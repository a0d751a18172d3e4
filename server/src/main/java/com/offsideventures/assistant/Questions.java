package com.offsideventures.assistant;

import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;

/** The bodies of questions that have one purpose. */
final class Questions {

    static final Field<String> INSTRUCTIONS = Field.text("instructions", ChatQuestion.MOST_CHARACTERS);
    static final Field<String> TEXT =
            Field.text("text", ChatQuestion.MOST_CHARACTERS).asRequired();
    static final Field<Long> CONTACT_ID = Field.id("contact_id");
    static final Field<Long> COMPANY_ID = Field.id("company_id");
    static final Field<Long> DEAL_ID = Field.id("deal_id");

    private static final Field<String> TARGET_TYPE = Target.TYPE.asRequired();
    private static final Field<Long> TARGET_ID = Target.ID.asRequired();

    private Questions() {}

    /** Sum up a record. */
    static final class Summarize {
        static final Shape SHAPE = Shape.of("Summarize", TARGET_TYPE, TARGET_ID);

        private Summarize() {}
    }

    /** Draft a message. */
    static final class DraftEmail {
        static final Shape SHAPE = Shape.of("DraftEmail", INSTRUCTIONS, CONTACT_ID, DEAL_ID);

        private DraftEmail() {}
    }

    /** Score a lead; a contact wins over a company. */
    static final class ScoreLead {
        static final Shape SHAPE = Shape.of("ScoreLead", CONTACT_ID, COMPANY_ID);

        private ScoreLead() {}
    }

    /** Sort a message. */
    static final class Classify {
        static final Shape SHAPE = Shape.of("Classify", TEXT);

        private Classify() {}
    }

    /** Suggest a record about a record. */
    static final class Suggest {
        static final Shape SHAPE = Shape.of("Suggest", TARGET_TYPE, TARGET_ID, INSTRUCTIONS);

        private Suggest() {}
    }

    /** Fill in a record. */
    static final class Enrich {
        static final Shape SHAPE = Shape.of("Enrich", TARGET_TYPE, TARGET_ID);

        private Enrich() {}
    }
}
