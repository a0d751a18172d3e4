package com.offsideventures.platform.start;

import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
class StartConfiguration {

    @Bean
    JwtKey jwtKey(
            @Value("${JWT_SECRET:}") String secret,
            @Value("${SECRET_KEY:}") String alias,
            @Value("${" + RunModeProfile.PROPERTY + "}") RunMode mode,
            ObjectProvider<DataDirectory> directory) {
        return JwtKey.of(
                secret.isEmpty() ? alias : secret,
                mode,
                () -> directory.getObject().path());
    }

    /** Opened only where something is kept in it: with a database and a secret of one's own it stays untouched. */
    @Bean
    @Lazy
    DataDirectory dataDirectory(@Value("${offside.data}") Path directory) {
        return DataDirectory.open(directory);
    }
}
