package com.offsideventures.seed;

import com.offsideventures.identity.NewUser;
import com.offsideventures.identity.User;
import com.offsideventures.identity.Users;
import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.pipeline.Pipelines;
import com.offsideventures.pipeline.Stage;
import com.offsideventures.pipeline.Stages;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.record.Via;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Fills a workspace with demo data. Running it again adds nothing that is there already. */
@Service
public class Seed {

    /** The password of every demo member. */
    public static final String PASSWORD = "offside1234";

    private static final Logger log = LoggerFactory.getLogger(Seed.class);
    private static final String PIPELINE = "Sales Pipeline";

    private final Users users;
    private final Pipelines pipelines;
    private final Stages stages;
    private final Demo demo;
    private final SeedStore store;

    Seed(Users users, Pipelines pipelines, Stages stages, Demo demo, SeedStore store) {
        this.users = users;
        this.pipelines = pipelines;
        this.stages = stages;
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
        Funnel funnel = funnel();
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

    private Funnel funnel() {
        long pipelineId = store.pipeline(PIPELINE).orElseGet(this::createPipeline);
        return new Funnel(pipelineId, stages.of(List.of(pipelineId)));
    }

    private long createPipeline() {
        Pipeline pipeline = pipelines.create(
                Actor.system(), Pipeline.SHAPE.readCreate(Body.of("name", PIPELINE, "is_default", true)));
        stage(pipeline, 0, "New", 10, false, false);
        stage(pipeline, 1, "Qualified", 30, false, false);
        stage(pipeline, 2, "Proposal", 55, false, false);
        stage(pipeline, 3, "Negotiation", 75, false, false);
        stage(pipeline, 4, "Closed Won", 100, true, false);
        stage(pipeline, 5, "Closed Lost", 0, false, true);
        return pipeline.id();
    }

    private void stage(Pipeline pipeline, int order, String name, int probability, boolean won, boolean lost) {
        stages.create(
                Actor.system(),
                Stage.SHAPE.readCreate(Body.of(
                        "pipeline_id", pipeline.id(),
                        "name", name,
                        "order", order,
                        "probability", probability,
                        "is_won", won,
                        "is_lost", lost)));
    }
}
