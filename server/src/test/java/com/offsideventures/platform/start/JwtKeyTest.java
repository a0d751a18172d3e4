package com.offsideventures.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtKeyTest {

    @TempDir
    Path directory;

    @Test
    void aGeneratedSecretSurvivesARestartAndIsForThisUserOnly() throws Exception {
        JwtKey first = JwtKey.of("", RunMode.DEVELOPMENT, () -> directory);
        JwtKey afterRestart = JwtKey.of("", RunMode.DEVELOPMENT, () -> directory);

        assertThat(afterRestart.value()).isEqualTo(first.value());
        assertThat(first.value().getEncoded()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("jwt-secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void twoInstallationsGenerateDifferentSecrets(@TempDir Path other) {
        assertThat(JwtKey.of("", RunMode.DEVELOPMENT, () -> directory).value())
                .isNotEqualTo(JwtKey.of("", RunMode.DEVELOPMENT, () -> other).value());
    }

    @Test
    void theLengthOfASecretIsCountedInBytes() {
        assertThat(JwtKey.of("é".repeat(16), RunMode.PRODUCTION, () -> directory)
                        .value()
                        .getEncoded())
                .hasSize(32);
    }

    @Test
    void theKeyIsNeverPrinted() {
        JwtKey key = JwtKey.of("0123456789abcdef0123456789abcdef", RunMode.PRODUCTION, () -> directory);
        assertThat(key).hasToString("JwtKey");
    }
}
