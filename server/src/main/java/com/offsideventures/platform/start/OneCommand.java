package com.offsideventures.platform.start;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Ends the process after the other runners where it was started for one command only ({@code
 * --offside.command=seed}), not to serve. A runner that fails has ended it before, with code 1.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class OneCommand implements ApplicationRunner {

    private final ConfigurableApplicationContext context;
    private final boolean given;

    OneCommand(ConfigurableApplicationContext context, @Value("${offside.command:}") String command) {
        this.context = context;
        this.given = !command.isEmpty();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (given) {
            System.exit(SpringApplication.exit(context));
        }
    }
}
