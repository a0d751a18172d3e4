package com.offsideventures.note;

import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a member wrote down. The record is the row and the JSON answer at once.
 *
 * @param authorId who wrote it; null where that user is gone or the server wrote it
 * @param authorName the author's full name; empty where there is nobody
 * @param companyId the company it is about; null where it is about none
 * @param contactId the contact it is about; null where it is about none
 * @param dealId the deal it is about; null where it is about none
 * @param version 1 for a new record, one more with each change
 */
public record Note(
        long id,
        String body,
        @Nullable Long authorId,
        String authorName,
        @Nullable Long companyId,
        @Nullable String companyName,
        @Nullable Long contactId,
        @Nullable String contactName,
        @Nullable Long dealId,
        @Nullable String dealName,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static final Field<String> BODY = Field.text("body").asRequired();
    static final Field<Long> COMPANY_ID = Field.reference("company_id", "Company", "company");
    static final Field<Long> CONTACT_ID = Field.reference("contact_id", "Contact", "contact");
    static final Field<Long> DEAL_ID = Field.reference("deal_id", "Deal", "deal");

    /** The caller; no request can set it. */
    static final Field<Long> AUTHOR_ID = Field.reference("author_id", "User", "app_user");

    /** What a caller may set. */
    public static final Shape SHAPE = Shape.of("Note", BODY, COMPANY_ID, CONTACT_ID, DEAL_ID);
}
