package com.offsideventures;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the server. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OffsideApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(OffsideApplication.class, arguments);
    }
}
