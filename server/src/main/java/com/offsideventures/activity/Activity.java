package com.offsideventures.activity;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the timeline; it never changes. The record is the row and the JSON answer at once.
 *
 * @param actorId who did it; null where that user is gone or the server did it
 * @param actorName the actor's full name; empty where there is nobody
 * @param occurredAt when it happened, which may be long before it was logged
 * @param companyId the company it is about; null where it is about none
 * @param contactId the contact it is about; null where it is about none
 * @param dealId the deal it is about; null where it is about none
 * @param createdAt when it was logged
 * @param version always 1, unless undo brought it back
 */
public record Activity(
        long id,
        Type type,
        String summary,
        String body,
        @Nullable Long actorId,
        String actorName,
        Instant occurredAt,
        @Nullable Long companyId,
        @Nullable String companyName,
        @Nullable Long contactId,
        @Nullable String contactName,
        @Nullable Long dealId,
        @Nullable String dealName,
        Instant createdAt,
        long version) {

    static final int MOST_SUMMARY = 255;

    static final Field<Type> TYPE = Field.choice("type", Type.class, Type.NOTE);
    static final Field<String> SUMMARY = Field.text("summary", MOST_SUMMARY).asRequired();
    static final Field<String> BODY = Field.text("body");
    static final Field<Instant> OCCURRED_AT = Field.instant("occurred_at");
    static final Field<Long> COMPANY_ID = Field.reference("company_id", "Company", "company");
    static final Field<Long> CONTACT_ID = Field.reference("contact_id", "Contact", "contact");
    static final Field<Long> DEAL_ID = Field.reference("deal_id", "Deal", "deal");

    /** The caller; no request can set it. */
    static final Field<Long> ACTOR_ID = Field.reference("actor_id", "User", "app_user");

    /** What a caller may set. */
    public static final Shape SHAPE =
            Shape.of("Activity", TYPE, SUMMARY, BODY, OCCURRED_AT, COMPANY_ID, CONTACT_ID, DEAL_ID);

    /** What kind of thing happened. */
    public enum Type implements Choice {
        NOTE("note"),
        CALL("call"),
        EMAIL("email"),
        MEETING("meeting"),
        TASK("task"),
        STAGE_CHANGE("stage_change"),
        SYSTEM("system");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /**
     * An entry that the server writes.
     *
     * @param summary one line; what goes beyond 255 characters is cut
     * @param companyId the company it is about; null where it is about none
     * @param contactId the contact it is about; null where it is about none
     * @param dealId the deal it is about; null where it is about none
     */
    public record Entry(
            String summary,
            @Nullable Long companyId,
            @Nullable Long contactId,
            @Nullable Long dealId) {

        public Entry {
            boolean fits = summary.codePointCount(0, summary.length()) <= MOST_SUMMARY;
            summary = fits ? summary : summary.substring(0, summary.offsetByCodePoints(0, MOST_SUMMARY));
        }

        /** Whether it is about any record. */
        public boolean isAboutSomething() {
            return companyId != null || contactId != null || dealId != null;
        }
    }
}
