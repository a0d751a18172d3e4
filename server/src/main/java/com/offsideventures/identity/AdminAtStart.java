package com.offsideventures.identity;

import com.offsideventures.platform.start.CannotStart;
import com.offsideventures.platform.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Carries out the command {@code admin}: the operator names who administers the workspace, and with which password. */
@Component
@Order(0) // before the process ends, which is the last runner's work
class AdminAtStart implements ApplicationRunner {

    private final AdminUsers users;
    private final boolean asked;
    private final String email;
    private final String password;

    /** @param password from the environment: other users of the machine see the arguments of a process */
    AdminAtStart(
            AdminUsers users,
            @Value("${offside.command:}") String command,
            @Value("${offside.admin.email:}") String email,
            @Value("${OFFSIDE_ADMIN_PASSWORD:}") String password) {
        this.users = users;
        this.asked = command.equals("admin");
        this.email = email;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (asked) {
            try {
                users.appoint(email, password);
            } catch (Problem refused) {
                String sentence = refused.errors().isEmpty()
                        ? refused.message()
                        : refused.errors().getFirst().msg();
                throw new CannotStart(sentence, refused);
            }
        }
    }
}
