package com.offsideventures.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void oneServerAtATimeOwnsIt() throws Exception {
        Path path = parent.resolve("a/b");
        try (DataDirectory first = DataDirectory.open(path)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> DataDirectory.open(path.resolve("../b")))
                    .withMessageContaining("(process " + ProcessHandle.current().pid() + ") already uses")
                    .withMessageContaining(first.path().toString());
        }
        try (DataDirectory again = DataDirectory.open(path)) {
            assertThat(again.path()).isDirectory();
        }
    }
}
