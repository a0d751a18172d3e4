package com.offsideventures;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the server, or does one command ({@code --offside.command=seed}) and ends. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class OffsideApplication {

    public static void main(String[] arguments) {
        ConfigurableApplicationContext server = SpringApplication.run(OffsideApplication.class, arguments);
        if (server.getEnvironment().containsProperty("offside.command")) {
            System.exit(SpringApplication.exit(server));
        }
    }
}
