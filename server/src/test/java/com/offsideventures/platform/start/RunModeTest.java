package com.offsideventures.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunModeTest {

    @ParameterizedTest
    @CsvSource({
        "'', false, DEVELOPMENT",
        "'', true, PRODUCTION",
        "development, true, DEVELOPMENT",
        "production, false, PRODUCTION",
        "Production, false, PRODUCTION",
    })
    void theModeIsWhatOffsideEnvSaysOrFollowsFromTheDatabase(String name, boolean ownDatabase, RunMode mode) {
        assertThat(RunMode.of(name, ownDatabase)).isEqualTo(mode);
    }
}
