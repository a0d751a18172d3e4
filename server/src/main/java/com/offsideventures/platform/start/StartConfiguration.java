package com.offsideventures.platform.start;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
class StartConfiguration {

    /** Opened only where something is kept in it: with a database and a secret of one's own it stays untouched. */
    @Bean
    @Lazy
    DataDirectory dataDirectory(@Value("${offside.data}") Path directory) {
        return DataDirectory.open(directory);
    }
}
