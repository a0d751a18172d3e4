package com.offsideventures.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.util.Base64URL;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.start.JwtKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/**
 * Writes and reads the signed text of tokens: JWT with HS256 and nothing else. Whether a token is still welcome is not
 * decided here but by {@link Sessions}, because only the database knows.
 */
@Component
class Tokens {

    private static final MacAlgorithm ALGORITHM = MacAlgorithm.HS256;
    private static final JwsHeader HEADER =
            JwsHeader.with(ALGORITHM).type("JWT").build();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final int LONGEST = 4096;

    private final Clock clock;
    private final JwtEncoder encoder;
    private final JwtDecoder decoder;
    private final SecureRandom random = new SecureRandom();

    // Checking a signature costs more than the rest of a small request; what was signed does not change.
    private final Cache<String, Token> read;

    Tokens(JwtKey key, Clock clock) {
        this.clock = clock;
        this.encoder =
                NimbusJwtEncoder.withSecretKey(key.value()).algorithm(ALGORITHM).build();
        NimbusJwtDecoder signatures = NimbusJwtDecoder.withSecretKey(key.value())
                .macAlgorithm(ALGORITHM)
                .build();
        // Claims are checked by claims(): all of ours must be there, and time is our clock's, without leeway.
        signatures.setJwtValidator(jwt -> OAuth2TokenValidatorResult.success());
        this.decoder = signatures;
        this.read = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfter(Expiry.<String, Token>creating(
                        (text, token) -> Duration.between(clock.instant(), token.expiresAt())))
                .build();
    }

    /** A new id: 32 random hexadecimal digits. */
    String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The signed text of this token. */
    String write(Token token) {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .claim("token_type", token.kind().wire())
                .expiresAt(token.expiresAt())
                .issuedAt(clock.instant())
                .id(token.id())
                .claim("user_id", token.userId())
                .claim("sid", token.session())
                .build();
        return encoder.encode(JwtEncoderParameters.from(HEADER, claims)).getTokenValue();
    }

    /** The token that this text is, or empty where we did not sign it so or where it has expired. */
    Optional<Token> find(String text) {
        Token token = read.getIfPresent(text);
        if (token == null && text.length() <= LONGEST) {
            token = decode(text);
            if (token != null) {
                read.put(text, token);
            }
        }
        return Optional.ofNullable(token).filter(known -> known.expiresAt().isAfter(clock.instant()));
    }

    private @Nullable Token decode(String text) {
        if (!spelledAsSigned(text)) {
            return null;
        }
        try {
            return claims(decoder.decode(text));
        } catch (JwtException refused) {
            return null;
        }
    }

    /** The last character of a signature has bits to spare: of four spellings only ours is accepted. */
    private static boolean spelledAsSigned(String text) {
        String signature = text.substring(text.lastIndexOf('.') + 1);
        return Base64URL.encode(new Base64URL(signature).decode()).toString().equals(signature);
    }

    private static @Nullable Token claims(Jwt jwt) {
        Token.Kind kind = jwt.getClaims().get("token_type") instanceof String type
                ? Choice.find(Token.Kind.class, type).orElse(null)
                : null;
        String id = hex(jwt.getClaims().get("jti"));
        String session = hex(jwt.getClaims().get("sid"));
        Instant expiresAt = jwt.getExpiresAt();
        if (kind == null
                || id == null
                || session == null
                || expiresAt == null
                || jwt.getIssuedAt() == null
                || !(jwt.getClaims().get("user_id") instanceof Long userId)) {
            return null;
        }
        return new Token(kind, id, session, userId, expiresAt);
    }

    private static @Nullable String hex(@Nullable Object claim) {
        return claim instanceof String text && ID.matcher(text).matches() ? text : null;
    }
}
