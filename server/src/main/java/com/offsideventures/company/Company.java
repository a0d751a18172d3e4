package com.offsideventures.company;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A firm. The record is the row and the JSON answer at once; texts are never null but may be empty.
 *
 * @param annualRevenue in the workspace currency; null where unknown
 * @param ownerId the member who looks after it; null where nobody does
 * @param ownerName the owner's full name; empty where there is no owner
 * @param contactsCount all contacts of the company
 * @param dealsCount all deals of the company, whatever their status
 * @param openDealsCount its open deals
 * @param openPipeline the amounts of its open deals, summed per currency, largest first
 * @param lastActivityAt the newest activity or note; null where there is none
 * @param version 1 for a new record, one more with each change
 */
public record Company(
        long id,
        String name,
        String domain,
        String industry,
        Size size,
        Status status,
        String description,
        String phone,
        String email,
        String linkedinUrl,
        String logoUrl,
        @Nullable BigDecimal annualRevenue,
        String street,
        String city,
        String state,
        String postalCode,
        String country,
        @Nullable Long ownerId,
        String ownerName,
        long contactsCount,
        long dealsCount,
        long openDealsCount,
        List<Money> openPipeline,
        @Nullable Instant lastActivityAt,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public Company {
        openPipeline = List.copyOf(openPipeline);
    }

    static final Field<String> NAME = Field.text("name", 200).asRequired();
    static final Field<String> DOMAIN = Field.text("domain", 200);
    static final Field<String> INDUSTRY = Field.text("industry", 120);
    static final Field<Size> SIZE = Field.choice("size", Size.class, Size.UNKNOWN);
    static final Field<Status> STATUS = Field.choice("status", Status.class, Status.PROSPECT);
    static final Field<String> DESCRIPTION = Field.text("description");
    static final Field<String> PHONE = Field.text("phone", 40);
    static final Field<String> EMAIL = Field.email("email");
    static final Field<String> LINKEDIN_URL = Field.url("linkedin_url");
    static final Field<String> LOGO_URL = Field.url("logo_url");
    static final Field<BigDecimal> ANNUAL_REVENUE = Field.money("annual_revenue");
    static final Field<String> STREET = Field.text("street", 200);
    static final Field<String> CITY = Field.text("city", 120);
    static final Field<String> STATE = Field.text("state", 120);
    static final Field<String> POSTAL_CODE = Field.text("postal_code", 20);
    static final Field<String> COUNTRY = Field.text("country", 120);
    static final Field<Long> OWNER_ID = Field.reference("owner_id", "User", "app_user");

    /** What a caller may set. */
    public static final Shape SHAPE = Shape.of(
            "Company",
            NAME,
            DOMAIN,
            INDUSTRY,
            SIZE,
            STATUS,
            DESCRIPTION,
            PHONE,
            EMAIL,
            LINKEDIN_URL,
            LOGO_URL,
            ANNUAL_REVENUE,
            STREET,
            CITY,
            STATE,
            POSTAL_CODE,
            COUNTRY,
            OWNER_ID);

    /** Where the relationship stands. */
    public enum Status implements Choice {
        PROSPECT("prospect"),
        ACTIVE("active"),
        CUSTOMER("customer"),
        CHURNED("churned");

        private final String wire;

        Status(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /** Number of employees, by bracket. */
    public enum Size implements Choice {
        UNKNOWN(""),
        UP_TO_10("1-10"),
        UP_TO_50("11-50"),
        UP_TO_200("51-200"),
        UP_TO_1000("201-1000"),
        OVER_1000("1000+");

        private final String wire;

        Size(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /**
     * A sum in one currency.
     *
     * @param currency ISO 4217 code
     * @param amount in units of that currency
     */
    public record Money(String currency, BigDecimal amount) {}
}
