package com.offsideventures.seed;

import com.offsideventures.platform.start.RunMode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Writes demo data before the server is ready: always for the command {@code seed}, and by itself into a workspace that
 * was never used, where the operator wants it. It never happens by itself in production, because the password of the
 * demo members is public.
 */
@Component
class SeedAtStart implements ApplicationRunner {

    private final Seed seed;
    private final boolean asked;
    private final boolean byItself;

    SeedAtStart(
            Seed seed,
            @Value("${offside.command:}") String command,
            @Value("${offside.demo:false}") boolean demo,
            @Value("${offside.run-mode}") RunMode mode) {
        this.seed = seed;
        this.asked = command.equals("seed");
        this.byItself = demo && mode == RunMode.DEVELOPMENT;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (asked || (byItself && seed.isUnused())) {
            seed.write();
        }
    }
}
