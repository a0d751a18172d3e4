package com.offsideventures.platform.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key with which tokens are signed and verified (HS256). Who knows it can sign in as anybody.
 *
 * @param value at least 32 bytes of key material for {@code HmacSHA256}
 */
public record JwtKey(SecretKey value) {

    private static final int SHORTEST_BYTES = 32;

    /**
     * The key of this server.
     *
     * @param configured what the operator set ({@code JWT_SECRET} or {@code SECRET_KEY}), empty where nothing
     * @param directory where a generated one is kept, asked for in development only
     * @throws CannotStart where it is too short, or missing in production
     */
    static JwtKey of(String configured, RunMode mode, Supplier<Path> directory) {
        if (!configured.isEmpty()) {
            return ofSecret(configured);
        }
        return switch (mode) {
            case DEVELOPMENT -> ofSecret(generatedIn(directory.get()));
            case PRODUCTION ->
                throw new CannotStart(
                        "JWT_SECRET is not set: outside development the server needs a secret of at least 32 bytes, for instance from 'openssl rand -base64 48'.");
        };
    }

    /** Says nothing about the key. */
    @Override
    public String toString() {
        return "JwtKey";
    }

    private static JwtKey ofSecret(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_BYTES) {
            throw new CannotStart(
                    "JWT_SECRET has %d bytes and needs at least 32, for instance from 'openssl rand -base64 48'."
                            .formatted(bytes.length));
        }
        return new JwtKey(new SecretKeySpec(bytes, "HmacSHA256"));
    }

    // Kept, so that a restart signs nobody out.
    private static String generatedIn(Path directory) {
        Path file = directory.resolve("jwt-secret");
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[48];
                new SecureRandom().nextBytes(random);
                DataDirectory.writePrivately(file, Base64.getEncoder().encodeToString(random) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStart("The secret in %s cannot be kept: %s.".formatted(file, e.getMessage()), e);
        }
    }
}
