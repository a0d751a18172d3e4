package com.offsideventures.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.start.JwtKey;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes and reads the signed text of tokens: JWT with HS256 and nothing else. Whether a token is still welcome is not
 * decided here but by {@link Sessions}, because only the database knows.
 */
@Component
class Tokens {

    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final int LONGEST = 4096;

    private final Clock clock;
    private final JWSSigner signer;
    private final JWSVerifier verifier;
    private final SecureRandom random = new SecureRandom();

    // Checking a signature costs more than the rest of a small request; what was signed does not change.
    private final Cache<String, Token> read;

    Tokens(JwtKey key, Clock clock) {
        this.clock = clock;
        try {
            this.signer = new MACSigner(key.value());
            this.verifier = new MACVerifier(key.value());
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("the key does not fit HS256", tooShort);
        }
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
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .claim("token_type", token.kind().wire())
                .expirationTime(Date.from(token.expiresAt()))
                .issueTime(Date.from(clock.instant()))
                .jwtID(token.id())
                .claim("user_id", token.userId())
                .claim("sid", token.session())
                .build();
        SignedJWT jwt = new SignedJWT(HEADER, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException broken) {
            throw new IllegalStateException("a token cannot be signed", broken);
        }
        return jwt.serialize();
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
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            // The header does not choose the algorithm: who may choose it may choose none.
            boolean ours = JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    && spelledAsSigned(jwt.getSignature())
                    && jwt.verify(verifier);
            return ours ? claims(jwt.getJWTClaimsSet()) : null;
        } catch (ParseException | JOSEException refused) {
            return null;
        }
    }

    /** The last character of a signature has bits to spare: of four spellings only ours is accepted. */
    private static boolean spelledAsSigned(Base64URL signature) {
        return Base64URL.encode(signature.decode()).equals(signature);
    }

    private static @Nullable Token claims(JWTClaimsSet claims) {
        Token.Kind kind = claims.getClaim("token_type") instanceof String type
                ? Choice.find(Token.Kind.class, type).orElse(null)
                : null;
        String id = hex(claims.getClaim("jti"));
        String session = hex(claims.getClaim("sid"));
        Date expiresAt = claims.getExpirationTime();
        if (kind == null
                || id == null
                || session == null
                || expiresAt == null
                || claims.getIssueTime() == null
                || !(claims.getClaim("user_id") instanceof Long userId)) {
            return null;
        }
        return new Token(kind, id, session, userId, expiresAt.toInstant());
    }

    private static @Nullable String hex(@Nullable Object claim) {
        return claim instanceof String text && ID.matcher(text).matches() ? text : null;
    }
}
