package com.offsideventures.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.OffsideApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartRefusalTest {

    @TempDir
    Path directory;

    @Test
    void anUnknownEnvironmentIsRefused(CapturedOutput output) {
        start("--OFFSIDE_ENV=staging");
        assertThat(output.getErr()).isEqualTo("OFFSIDE_ENV is 'staging' and must be development or production.\n");
    }

    @Test
    void productionWithoutASecretIsRefusedBeforeAnythingIsMade(CapturedOutput output) {
        Path data = directory.resolve("data");
        start("--OFFSIDE_ENV=production", "--offside.data=" + data, "--JWT_SECRET=", "--SECRET_KEY=");
        assertThat(output.getErr())
                .isEqualTo(
                        "JWT_SECRET is not set: outside development the server needs a secret of at least 32 bytes, for instance from 'openssl rand -base64 48'.\n");
        assertThat(data).doesNotExist();
    }

    @Test
    void aShortSecretIsRefusedWithoutRepeatingIt(CapturedOutput output) {
        start("--JWT_SECRET=just31bytes-just31bytes-just31b");
        assertThat(output.getErr())
                .isEqualTo(
                        "JWT_SECRET has 31 bytes and needs at least 32, for instance from 'openssl rand -base64 48'.\n");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword(CapturedOutput output) {
        start(
                "--JWT_SECRET=0123456789abcdef0123456789abcdef",
                "--offside.database.url=postgres://ann:hidden-word@127.0.0.1:1/crm");
        assertThat(output.getErr())
                .startsWith("The database ann@127.0.0.1:1/crm cannot be reached (")
                .endsWith("): start it, or correct DATABASE_URL.\n")
                .hasLineCount(1);
        assertThat(output.getAll()).doesNotContain("hidden-word");
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsRefused(CapturedOutput output) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        start("--JWT_SECRET=0123456789abcdef0123456789abcdef", "--offside.data=" + file.resolve("data"));
        assertThat(output.getErr())
                .contains("cannot be written")
                .endsWith("or name another one with OFFSIDE_DATA.\n")
                .hasLineCount(1);
    }

    private static void start(String... arguments) {
        assertThatThrownBy(() -> SpringApplication.run(OffsideApplication.class, arguments))
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("CannotStart"));
    }
}
