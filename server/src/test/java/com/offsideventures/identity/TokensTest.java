package com.offsideventures.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.offsideventures.platform.start.JwtKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Only what this server signed, as it signed it, is a token. */
class TokensTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER_KEY = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.UTF_8);
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final Token ACCESS = new Token(Token.Kind.ACCESS, ID, "f".repeat(32), 7, NOW.plusSeconds(60));

    private final Tokens tokens = at(NOW);

    @Example
    void aTokenSaysWhatWasWritten() {
        String text = tokens.write(ACCESS);
        assertThat(tokens.find(text)).contains(ACCESS);
        assertThat(json(text, 0)).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");
        assertThat(json(text, 1))
                .contains("\"token_type\":\"access\"", "\"jti\":\"" + ID + "\"", "\"user_id\":7", "\"sid\":\"ffff")
                .contains("\"exp\":" + NOW.plusSeconds(60).getEpochSecond(), "\"iat\":" + NOW.getEpochSecond());
    }

    @Example
    void aTokenEndsToTheSecond() {
        String text = tokens.write(ACCESS);
        assertThat(at(NOW.plusSeconds(59)).find(text)).isPresent();
        assertThat(at(NOW.plusSeconds(60)).find(text)).isEmpty();
    }

    @Example
    void idsAre32HexadecimalDigitsAndNeverTheSame() {
        assertThat(tokens.newId()).matches("[0-9a-f]{32}").isNotEqualTo(tokens.newId());
    }

    @Property(tries = 300)
    void aTokenWithAnyOtherCharacterIsNone(@ForAll @IntRange(max = 10_000) int place, @ForAll("other") char other) {
        String text = tokens.write(ACCESS);
        int at = place % text.length();
        String tampered = text.substring(0, at) + other + text.substring(at + 1);
        assertThat(tokens.find(tampered).isPresent()).isEqualTo(tampered.equals(text));
    }

    @Provide
    Arbitrary<Character> other() {
        return Arbitraries.chars()
                .range('a', 'z')
                .range('A', 'Z')
                .range('0', '9')
                .with('-', '_', '.', '=', ' ', '\u0000');
    }

    @Property(tries = 200)
    void noTextIsATokenByChance(@ForAll String text) {
        assertThat(tokens.find(text)).isEmpty();
    }

    @Example
    void theSignatureMustBeOursAndOfOurKind() throws Exception {
        String unsigned = part("{\"alg\":\"none\"}") + "." + part(claims(Map.of())) + ".";
        assertThat(tokens.find(unsigned)).isEmpty();
        assertThat(tokens.find(unsigned + tokens.write(ACCESS).split("\\.", -1)[2]))
                .isEmpty();
        assertThat(tokens.find(mac(JWSAlgorithm.HS256, OTHER_KEY, claims(Map.of()))))
                .isEmpty();
        byte[] longKey = (new String(KEY, StandardCharsets.UTF_8).repeat(2)).getBytes(StandardCharsets.UTF_8);
        Tokens longer = new Tokens(new JwtKey(new SecretKeySpec(longKey, "HmacSHA256")), fixed(NOW));
        assertThat(longer.find(mac(JWSAlgorithm.HS256, longKey, claims(Map.of()))))
                .isPresent();
        assertThat(longer.find(mac(JWSAlgorithm.HS384, longKey, claims(Map.of()))))
                .isEmpty();
        assertThat(longer.find(mac(JWSAlgorithm.HS512, longKey, claims(Map.of()))))
                .isEmpty();
        RSAKey pair = new RSAKeyGenerator(2048).generate();
        JWSObject rsa = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload(claims(Map.of())));
        rsa.sign(new RSASSASigner(pair));
        assertThat(tokens.find(rsa.serialize())).isEmpty();
    }

    @Example
    void everyClaimMustBeThereAndOfItsType() throws Exception {
        assertThat(tokens.find(signed(Map.of()))).isPresent();
        for (String claim : new String[] {"token_type", "exp", "iat", "jti", "user_id", "sid"}) {
            Map<String, @Nullable Object> without = new LinkedHashMap<>();
            without.put(claim, null);
            assertThat(tokens.find(signed(without))).as("without %s", claim).isEmpty();
        }
        assertThat(tokens.find(signed(Map.of("token_type", "sliding")))).isEmpty();
        assertThat(tokens.find(signed(Map.of("token_type", 1)))).isEmpty();
        assertThat(tokens.find(signed(Map.of("user_id", "7")))).isEmpty();
        assertThat(tokens.find(signed(Map.of("user_id", 7.5)))).isEmpty();
        assertThat(tokens.find(signed(Map.of("jti", ID.toUpperCase(Locale.ROOT)))))
                .isEmpty();
        assertThat(tokens.find(signed(Map.of("sid", "short")))).isEmpty();
        assertThat(tokens.find(signed(Map.of("exp", "tomorrow")))).isEmpty();
        assertThat(tokens.find(signed(Map.of("exp", NOW.getEpochSecond())))).isEmpty();
    }

    @Example
    void theKeySaysNothingAboutItself() {
        assertThat(new JwtKey(new SecretKeySpec(KEY, "HmacSHA256")).toString()).isEqualTo("JwtKey");
    }

    private static Tokens at(Instant now) {
        return new Tokens(new JwtKey(new SecretKeySpec(KEY, "HmacSHA256")), fixed(now));
    }

    private static Clock fixed(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static String signed(Map<String, ? extends @Nullable Object> changes) throws Exception {
        return mac(JWSAlgorithm.HS256, KEY, claims(changes));
    }

    private static String mac(JWSAlgorithm algorithm, byte[] key, String claims) throws Exception {
        JWSObject object = new JWSObject(new JWSHeader(algorithm), new Payload(claims));
        object.sign(new MACSigner(key));
        return object.serialize();
    }

    /** The claims of a good access token with these changes; null takes one away. */
    private static String claims(Map<String, ? extends @Nullable Object> changes) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("token_type", "access");
        claims.put("exp", NOW.plusSeconds(60).getEpochSecond());
        claims.put("iat", NOW.getEpochSecond());
        claims.put("jti", ID);
        claims.put("user_id", 7);
        claims.put("sid", ID);
        claims.putAll(changes);
        claims.values().removeIf(value -> value == null);
        return JsonMapper.shared().writeValueAsString(claims);
    }

    private static String part(String json) {
        return Base64URL.encode(json).toString();
    }

    private static String json(String token, int part) {
        return new Base64URL(token.split("\\.", -1)[part]).decodeToString();
    }
}
