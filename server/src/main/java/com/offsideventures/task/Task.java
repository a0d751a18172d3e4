package com.offsideventures.task;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to do. The record is the row and the JSON answer at once.
 *
 * @param dueDate when it has to be done; null where it does not matter
 * @param completedAt when it was done; null while it is not
 * @param overdue not done though its time has come
 * @param assigneeId who does it; null where nobody does yet
 * @param assigneeName the assignee's full name; empty where there is nobody
 * @param companyId the company it is about; null where it is about none
 * @param contactId the contact it is about; null where it is about none
 * @param dealId the deal it is about; null where it is about none
 * @param version 1 for a new record, one more with each change
 */
public record Task(
        long id,
        String title,
        String description,
        Status status,
        Priority priority,
        @Nullable Instant dueDate,
        @Nullable Instant completedAt,
        boolean overdue,
        @Nullable Long assigneeId,
        String assigneeName,
        @Nullable Long companyId,
        @Nullable String companyName,
        @Nullable Long contactId,
        @Nullable String contactName,
        @Nullable Long dealId,
        @Nullable String dealName,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static final Field<String> TITLE = Field.text("title", 255).asRequired();
    static final Field<String> DESCRIPTION = Field.text("description");
    static final Field<Status> STATUS = Field.choice("status", Status.class, Status.TODO);
    static final Field<Priority> PRIORITY = Field.choice("priority", Priority.class, Priority.MEDIUM);
    static final Field<Instant> DUE_DATE = Field.instant("due_date");
    static final Field<Long> ASSIGNEE_ID = Field.reference("assignee_id", "User", "app_user");
    static final Field<Long> COMPANY_ID = Field.reference("company_id", "Company", "company");
    static final Field<Long> CONTACT_ID = Field.reference("contact_id", "Contact", "contact");
    static final Field<Long> DEAL_ID = Field.reference("deal_id", "Deal", "deal");

    /** What a caller may set. */
    public static final Shape SHAPE = Shape.of(
            "Task", TITLE, DESCRIPTION, STATUS, PRIORITY, DUE_DATE, ASSIGNEE_ID, COMPANY_ID, CONTACT_ID, DEAL_ID);

    /** How far it is, in the order of work. */
    public enum Status implements Choice {
        TODO("todo"),
        IN_PROGRESS("in_progress"),
        DONE("done");

        private final String wire;

        Status(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /** How much it matters, the least first. */
    public enum Priority implements Choice {
        LOW("low"),
        MEDIUM("medium"),
        HIGH("high");

        private final String wire;

        Priority(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }
}
