package com.offsideventures.seed;

import com.offsideventures.platform.start.CannotStart;
import com.offsideventures.platform.start.RunMode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes demo data before the server is ready: always for the command {@code seed}, which may ask for a large generated
 * workspace besides, and by itself into a workspace that was never used, where the operator wants it. It never happens
 * by itself in production, because the password of the demo members is public.
 */
@Component
@Order(0) // runners without one run in any order, and the one that ends the process must come last
class SeedAtStart implements ApplicationRunner {

    private final Seed seed;
    private final ScaledSeed scaled;
    private final String scale;
    private final boolean asked;
    private final boolean byItself;

    SeedAtStart(
            Seed seed,
            ScaledSeed scaled,
            @Value("${offside.command:}") String command,
            @Value("${offside.scale:}") String scale,
            @Value("${offside.demo:false}") boolean demo,
            @Value("${offside.run-mode}") RunMode mode) {
        this.seed = seed;
        this.scaled = scaled;
        this.scale = scale;
        this.asked = command.equals("seed");
        this.byItself = demo && mode == RunMode.DEVELOPMENT;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (asked || (byItself && seed.isUnused())) {
            seed.write();
        }
        if (asked && !scale.isEmpty()) {
            generate();
        }
    }

    private void generate() {
        try {
            scaled.write(Scale.of(scale));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            throw new CannotStart(String.valueOf(refused.getMessage()), refused);
        }
    }
}
