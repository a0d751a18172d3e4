package com.offsideventures.seed;

import com.offsideventures.identity.NewUser;
import com.offsideventures.identity.User;
import com.offsideventures.identity.Users;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.record.Via;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Fills a workspace with demo data. Running it again adds nothing that is there already. */
@Service
public class Seed {

    /** The password of every demo member. */
    public static final String PASSWORD = "offside1234";

    private static final Logger log = LoggerFactory.getLogger(Seed.class);
    static final String PIPELINE = "Sales Pipeline";

    private final Users users;
    private final Funnels funnels;
    private final Demo demo;
    private final SeedStore store;

    Seed(Users users, Funnels funnels, Demo demo, SeedStore store) {
        this.users = users;
        this.funnels = funnels;
        this.demo = demo;
        this.store = store;
    }

    /** Whether nobody can sign in yet: the workspace was never used. */
    public boolean isUnused() {
        return !store.hasUsers();
    }

    /** Makes the demo members and the pipeline where they are missing, and sample records where no company exists. */
    public void write() {
        Team team = team();
        Funnel funnel = funnels.funnel(PIPELINE, true);
        if (store.hasCompanies()) {
            return;
        }
        demo.write(team, funnel);
        log.info("Demo data written");
    }

    private Team team() {
        return new Team(
                member("demo", "Demo", "User", Role.ADMIN, "Account Executive", true),
                member("maren", "Maren", "Voss", Role.MANAGER, "Head of Sales", false),
                member("tobias", "Tobias", "Lindqvist", Role.REGULAR, "Account Executive", false));
    }

    private Actor member(String name, String first, String last, Role role, String title, boolean staff) {
        String email = name + "@offsideventures.com";
        User user = users.findByEmail(email)
                .orElseGet(() -> users.create(new NewUser(email, name, first, last, PASSWORD, role, title, staff)));
        return new Actor(user.id(), role, staff, Via.WEB);
    }
}
