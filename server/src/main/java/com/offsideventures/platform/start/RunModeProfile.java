package com.offsideventures.platform.start;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Makes the {@link RunMode} the Spring profile, before the configuration files are read. */
final class RunModeProfile implements EnvironmentPostProcessor, Ordered {

    static final String PROPERTY = "offside.run-mode";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean ownDatabase = !environment.getProperty("DATABASE_URL", "").isBlank();
        RunMode mode = RunMode.of(environment.getProperty("OFFSIDE_ENV", ""), ownDatabase);
        environment.addActiveProfile(mode.profile());
        environment.getPropertySources().addLast(new MapPropertySource("run mode", Map.of(PROPERTY, mode.name())));
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }
}
