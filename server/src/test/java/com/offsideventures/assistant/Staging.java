package com.offsideventures.assistant;

import com.offsideventures.assistant.Asking.Listener;
import com.offsideventures.assistant.Replies.Reply;
import com.offsideventures.assistant.model.Model;
import com.offsideventures.assistant.model.Stop;
import com.offsideventures.platform.record.Actor;
import java.time.Clock;
import org.springframework.beans.factory.BeanFactory;
import tools.jackson.databind.json.JsonMapper;

/** The assistant with another model than the one the server was started with. */
class Staging {

    private final Toolbox tools;
    private final FactSheet facts;
    private final AssistantSession session;
    private final AgentActionStore store;
    private final Proposals proposals;
    private final Records records;
    private final JsonMapper json;

    Staging(BeanFactory beans) {
        this.tools = beans.getBean(Toolbox.class);
        this.facts = beans.getBean(FactSheet.class);
        this.session = beans.getBean(AssistantSession.class);
        this.store = beans.getBean(AgentActionStore.class);
        this.proposals = beans.getBean(Proposals.class);
        this.records = beans.getBean(Records.class);
        this.json = beans.getBean(JsonMapper.class);
    }

    static AssistantSettings settings() {
        return new AssistantSettings("mock", "", "", "", "", "", 0, 0, 0, 180);
    }

    Chat chat(Model model) {
        return chat(model, settings(), Clock.systemUTC());
    }

    Chat chat(Model model, AssistantSettings settings, Clock clock) {
        Asking asking = new Asking(new Models(settings, model), tools, clock);
        return new Chat(asking, facts, new Allowance(settings, store, clock), session, store, json);
    }

    Copilot copilot(Model model) {
        Asking asking = new Asking(new Models(settings(), model), tools, Clock.systemUTC());
        Allowance allowance = new Allowance(settings(), store, Clock.systemUTC());
        return new Copilot(asking, facts, allowance, session, proposals, records, store);
    }

    Reply ask(Model model, Actor actor, String body) {
        Chat chat = chat(model);
        return chat.answer(
                chat.open(actor, ChatQuestion.read(com.offsideventures.testing.Http.json(body))),
                Listener.NOBODY,
                new Stop());
    }
}
