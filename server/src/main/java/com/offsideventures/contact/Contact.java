package com.offsideventures.contact;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person. The record is the row and the JSON answer at once; texts are never null but may be empty.
 *
 * @param fullName first and last name, trimmed
 * @param companyId where the person works; null where unknown
 * @param companyName the name of that company; null where there is none
 * @param ownerId the member who looks after the contact; null where nobody does
 * @param ownerName the owner's full name; empty where there is nobody
 * @param lastActivityAt the newest activity or note; null where there is none
 * @param version 1 for a new record, one more with each change
 */
public record Contact(
        long id,
        String firstName,
        String lastName,
        String fullName,
        String email,
        String phone,
        String jobTitle,
        Status status,
        String linkedinUrl,
        @Nullable Long companyId,
        @Nullable String companyName,
        @Nullable Long ownerId,
        String ownerName,
        @Nullable Instant lastActivityAt,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static final Field<String> FIRST_NAME = Field.text("first_name", 120).asRequired();
    static final Field<String> LAST_NAME = Field.text("last_name", 120);
    static final Field<String> EMAIL = Field.email("email");
    static final Field<String> PHONE = Field.text("phone", 40);
    static final Field<String> JOB_TITLE = Field.text("job_title", 120);
    static final Field<Status> STATUS = Field.choice("status", Status.class, Status.LEAD);
    static final Field<String> LINKEDIN_URL = Field.url("linkedin_url");
    static final Field<Long> COMPANY_ID = Field.reference("company_id", "Company", "company");
    static final Field<Long> OWNER_ID = Field.reference("owner_id", "User", "app_user");

    /** What a caller may set. */
    public static final Shape SHAPE = Shape.of(
            "Contact", FIRST_NAME, LAST_NAME, EMAIL, PHONE, JOB_TITLE, STATUS, LINKEDIN_URL, COMPANY_ID, OWNER_ID);

    /** Where the relationship stands. */
    public enum Status implements Choice {
        LEAD("lead"),
        ACTIVE("active"),
        CUSTOMER("customer"),
        ARCHIVED("archived");

        private final String wire;

        Status(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }
}
