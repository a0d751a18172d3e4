package com.offsideventures.deal;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be sold. The record is the row and the JSON answer at once.
 *
 * @param companyId who may buy; null where unknown
 * @param companyName the name of that company; null where there is none
 * @param primaryContactId whom to talk to; null where unknown
 * @param primaryContactName the full name of that contact; null where there is none
 * @param stageName the name of its stage
 * @param probability how likely it is won, in percent, by its stage
 * @param amount what it is worth, in units of its currency, never negative
 * @param currency ISO 4217 code
 * @param closeDate when it is expected to be decided; null where unknown
 * @param ownerId the member who looks after it; null where nobody does
 * @param ownerName the owner's full name; empty where there is nobody
 * @param stageEnteredAt when it arrived in its stage
 * @param lastActivityAt the newest activity or note; null where there is none
 * @param version 1 for a new record, one more with each change
 */
public record Deal(
        long id,
        String name,
        @Nullable Long companyId,
        @Nullable String companyName,
        @Nullable Long primaryContactId,
        @Nullable String primaryContactName,
        long pipelineId,
        long stageId,
        String stageName,
        int probability,
        BigDecimal amount,
        String currency,
        Status status,
        @Nullable LocalDate closeDate,
        String description,
        @Nullable Long ownerId,
        String ownerName,
        Instant stageEnteredAt,
        @Nullable Instant lastActivityAt,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static final Field<String> NAME = Field.text("name", 200).asRequired();
    static final Field<Long> PIPELINE_ID =
            Field.reference("pipeline_id", "Pipeline", "pipeline").asRequired();
    static final Field<Long> STAGE_ID =
            Field.reference("stage_id", "Stage", "stage").asRequired();
    static final Field<Long> COMPANY_ID = Field.reference("company_id", "Company", "company");
    static final Field<Long> PRIMARY_CONTACT_ID = Field.reference("primary_contact_id", "Contact", "contact");
    static final Field<BigDecimal> AMOUNT = Field.amount("amount");
    static final Field<String> CURRENCY = Field.currency("currency", "USD");
    static final Field<Status> STATUS =
            Field.choice("status", Status.class, Status.OPEN).asDerived();
    static final Field<LocalDate> CLOSE_DATE = Field.date("close_date");
    static final Field<String> DESCRIPTION = Field.text("description");
    static final Field<Long> OWNER_ID = Field.reference("owner_id", "User", "app_user");

    /** What a caller may set. The status is that of the stage unless given. */
    public static final Shape SHAPE = Shape.of(
            "Deal",
            NAME,
            PIPELINE_ID,
            STAGE_ID,
            COMPANY_ID,
            PRIMARY_CONTACT_ID,
            AMOUNT,
            CURRENCY,
            STATUS,
            CLOSE_DATE,
            DESCRIPTION,
            OWNER_ID);

    /** How it stands. */
    public enum Status implements Choice {
        OPEN("open"),
        WON("won"),
        LOST("lost");

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
