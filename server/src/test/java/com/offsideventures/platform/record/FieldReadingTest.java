package com.offsideventures.platform.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a caller sends, a field reads it as a value that fits its column, or refuses it with its own name. */
class FieldReadingTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Field<String> NAME = Field.text("name", 5).asRequired();
    private static final Field<String> NICK = Field.text("nick", 3);
    private static final Field<String> EMAIL = Field.email("email");
    private static final Field<String> URL = Field.url("url");
    private static final Field<BigDecimal> MONEY = Field.money("money");
    private static final Field<BigDecimal> AMOUNT = Field.amount("amount");
    private static final Field<Integer> PERCENT = Field.integer("percent", 0, 100, 0);
    private static final Field<Boolean> FLAG = Field.flag("flag");
    private static final Field<Role> ROLE = Field.choice("role", Role.class, Role.REGULAR);
    private static final Field<Instant> AT = Field.instant("at");
    private static final Field<Long> OWNER = Field.reference("owner_id", "User", "app_user");
    private static final Shape SHAPE =
            Shape.of("Thing", NAME, NICK, EMAIL, URL, MONEY, AMOUNT, PERCENT, FLAG, ROLE, Field.date("day"), AT, OWNER);

    @Property(tries = 3000)
    void aFieldReadsAValueThatFitsOrNamesItself(@ForAll("json") JsonNode value) {
        for (Field<?> field : SHAPE.fields()) {
            ObjectNode body = JSON.objectNode();
            body.set(field.name(), value);
            Submission read = SHAPE.readPatch(body);
            if (read.errors().isEmpty()) {
                assertFits(field, read.draft().get(field));
            } else {
                assertThat(read.errors()).hasSize(1);
                assertThat(read.errors().getFirst().loc()).isEqualTo(List.of("body", "payload", field.name()));
                assertThat(read.draft().isEmpty()).isTrue();
            }
        }
    }

    @Property
    void moneyIsTheNumberRoundedHalfUpToCents(@ForAll("cents") BigDecimal number) {
        for (JsonNode sent : List.of(JSON.numberNode(number), JSON.stringNode(number.toPlainString()))) {
            ObjectNode body = JSON.objectNode();
            body.set("money", sent);
            assertThat(SHAPE.readPatch(body).draft().get(MONEY))
                    .isEqualTo(number.setScale(2, java.math.RoundingMode.HALF_UP));
        }
    }

    @Property
    void whatIsWrittenAsAMomentIsReadAsTheSame(@ForAll("moments") Instant moment) {
        assertThat(Moments.find(Moments.write(moment))).contains(moment);
    }

    private static void assertFits(Field<?> field, @Nullable Object value) {
        if (value == null) {
            assertThat(field.nullable()).isTrue();
            return;
        }
        switch (value) {
            case String text -> {
                assertThat(text).doesNotContain("\0");
                assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                        .isEqualTo(text);
                Integer most = field.limits().maxLength();
                assertThat(text.codePointCount(0, text.length()))
                        .isLessThanOrEqualTo(most == null ? Integer.MAX_VALUE : most);
                assertThat(field.required() && text.isBlank()).isFalse();
            }
            case BigDecimal money -> {
                assertThat(money.scale()).isEqualTo(2);
                assertThat(money)
                        .isBetween(field.limits().least(), field.limits().most());
            }
            case Integer number -> assertThat(number).isBetween(0, 100);
            case Instant moment ->
                assertThat(moment)
                        .isBetween(
                                Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999999Z"));
            default ->
                assertThat(value).isInstanceOfAny(Long.class, Boolean.class, Role.class, java.time.LocalDate.class);
        }
    }

    @Provide
    Arbitrary<JsonNode> json() {
        Arbitrary<JsonNode> texts = Arbitraries.strings().all().ofMaxLength(8).map(JSON::stringNode);
        Arbitrary<JsonNode> telling = Arbitraries.of(
                        "1",
                        "true",
                        "0",
                        "admin",
                        "a@b.example",
                        "https://x.example",
                        "1e9",
                        "1e-9",
                        "-0",
                        "1e2147483647",
                        "2026-02-29",
                        "2026-01-31T09:30:00Z",
                        "+999999999-01-01T00:00:00Z",
                        "2026-01-31 09:30",
                        "٣",
                        " 7 ")
                .map(JSON::stringNode);
        Arbitrary<JsonNode> numbers = Arbitraries.of(
                        "0",
                        "-1",
                        "100",
                        "101",
                        "1e400",
                        "-1e-400",
                        "1e2147483646",
                        "999999999999.994",
                        "999999999999.995",
                        "9223372036854775807",
                        "9223372036854775808",
                        "0.005",
                        "1.0")
                .map(MAPPER::readTree);
        Arbitrary<JsonNode> doubles = Arbitraries.doubles().map(JSON::numberNode);
        Arbitrary<JsonNode> others = Arbitraries.of("null", "true", "false", "[]", "{}", "[1]", "{\"a\": 1}")
                .map(MAPPER::readTree);
        Arbitrary<JsonNode> strange =
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY).map(JSON::numberNode);
        return Arbitraries.oneOf(texts, telling, numbers, doubles, others, strange);
    }

    @Provide
    Arbitrary<BigDecimal> cents() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-999999999999"), new BigDecimal("999999999999"))
                .ofScale(4);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(-60_000_000_000_000L, 250_000_000_000_000L)
                .map(Instant::ofEpochMilli);
    }
}
