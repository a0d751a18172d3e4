package com.offsideventures.assistant;

import com.offsideventures.assistant.Asking.Listener;
import com.offsideventures.assistant.Replies.Classification;
import com.offsideventures.assistant.Replies.EmailDraft;
import com.offsideventures.assistant.Replies.LeadScore;
import com.offsideventures.assistant.Replies.Reply;
import com.offsideventures.assistant.Replies.Summary;
import com.offsideventures.assistant.Sources.Citation;
import com.offsideventures.assistant.model.Stop;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.JsonBody.Form;
import com.offsideventures.platform.web.Listed;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The routes of the assistant. Whatever is asked here, nothing but agent actions is written. */
@RestController
@RequestMapping("/api/ai")
@Tag(name = "AI")
class CopilotApi {

    private static final Logger log = LoggerFactory.getLogger(CopilotApi.class);

    private final Copilot copilot;
    private final Chat chat;
    private final JsonMapper json;

    CopilotApi(Copilot copilot, Chat chat, JsonMapper json) {
        this.copilot = copilot;
        this.chat = chat;
        this.json = json;
    }

    @PostMapping("/assistant")
    @Operation(
            operationId = "askAssistant",
            summary = "Ask a question, about a record or about all of them",
            description =
                    "The answer cites the records it rests on and may suggest changes, which a person decides on.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Replies.Asked.class)))
    Reply ask(Actor actor, @JsonBody JsonNode body) {
        return chat.answer(chat.open(actor, ChatQuestion.read(body)), Listener.NOBODY, new Stop());
    }

    @PostMapping("/assistant/stream")
    @Operation(
            operationId = "streamAssistant",
            summary = "Ask a question and hear the answer as it comes, as server-sent events",
            description = "Events: delta {text}, tool {name, label}, citation, proposal, then done or error {message,"
                    + " code}. A comment comes every few seconds. Leaving stops the model.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Replies.Asked.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = "text/event-stream",
                            schema =
                                    @Schema(
                                            oneOf = {
                                                AnswerStream.Delta.class,
                                                AnswerStream.ToolUse.class,
                                                Citation.class,
                                                AgentAction.class,
                                                AnswerStream.Done.class,
                                                AnswerStream.Failure.class
                                            })))
    void stream(Actor actor, @JsonBody JsonNode body, HttpServletResponse response)
            throws IOException, InterruptedException {
        Chat.Opened opened = chat.open(actor, ChatQuestion.read(body));
        response.setContentType("text/event-stream;charset=UTF-8");
        // Proxies such as nginx would otherwise hold events back until they have a bufferful.
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        Stop stop = new Stop();
        try (AnswerStream answer = new AnswerStream(response.getOutputStream(), json, stop)) {
            answer(opened, answer, stop);
        }
    }

    /** The status is on its way already, so a refusal is an event. */
    private void answer(Chat.Opened opened, AnswerStream answer, Stop stop) {
        try {
            answer.done(chat.answer(opened, answer, stop));
        } catch (Problem refused) {
            answer.failed(refused);
        } catch (RuntimeException fault) {
            log.error("Unexpected fault in an answer", fault);
            answer.failed(Problem.of(500, "internal", "The server failed to answer. Nothing was changed."));
        }
    }

    @GetMapping("/threads")
    @Operation(
            operationId = "listThreads",
            summary = "One page of the caller's chats, those with the newest question first")
    Page<Replies.Thread> threads(Actor actor, @Listed(ThreadList.class) Map<String, List<String>> parameters) {
        return chat.threads(actor, parameters);
    }

    @PostMapping("/summarize")
    @Operation(operationId = "summarize", summary = "Summarise a company, contact or deal")
    Summary summarize(Actor actor, @JsonBody(of = Questions.Summarize.class, form = Form.REQUEST) JsonNode body) {
        return copilot.summarize(
                actor, target(Questions.Summarize.SHAPE.readCreate(body).orRefuse()));
    }

    @PostMapping("/draft-email")
    @Operation(operationId = "draftEmail", summary = "Draft an e-mail; it is never sent")
    EmailDraft draftEmail(Actor actor, @JsonBody(of = Questions.DraftEmail.class, form = Form.REQUEST) JsonNode body) {
        Draft draft = Questions.DraftEmail.SHAPE.readCreate(body).orRefuse();
        return copilot.draftEmail(
                actor,
                Objects.requireNonNullElse(draft.get(Questions.INSTRUCTIONS), ""),
                draft.get(Questions.CONTACT_ID),
                draft.get(Questions.DEAL_ID));
    }

    @PostMapping("/score-lead")
    @Operation(operationId = "scoreLead", summary = "Score a contact or company by rules, and explain the score")
    LeadScore scoreLead(Actor actor, @JsonBody(of = Questions.ScoreLead.class, form = Form.REQUEST) JsonNode body) {
        Draft draft = Questions.ScoreLead.SHAPE.readCreate(body).orRefuse();
        Long contact = draft.get(Questions.CONTACT_ID);
        Long company = draft.get(Questions.COMPANY_ID);
        if (contact == null && company == null) {
            throw noLead();
        }
        try {
            return copilot.scoreLead(
                    actor,
                    contact == null
                            ? new Target(Kind.COMPANY, Objects.requireNonNull(company))
                            : new Target(Kind.CONTACT, contact));
        } catch (Problem refused) {
            throw refused.status() == 404 ? noLead() : refused;
        }
    }

    private static Problem noLead() {
        return Problem.of(404, "not_found", "Provide a valid contact_id or company_id");
    }

    @PostMapping("/classify")
    @Operation(
            operationId = "classify",
            summary = "Sort an inbound message into a category, and suggest the records it names")
    Classification classify(Actor actor, @JsonBody(of = Questions.Classify.class, form = Form.REQUEST) JsonNode body) {
        Draft draft = Questions.Classify.SHAPE.readCreate(body).orRefuse();
        return copilot.classify(actor, Objects.requireNonNull(draft.get(Questions.TEXT)));
    }

    @PostMapping("/suggest-task")
    @Operation(operationId = "suggestTask", summary = "Suggest the most useful next task on a record")
    AgentAction suggestTask(Actor actor, @JsonBody(of = Questions.Suggest.class, form = Form.REQUEST) JsonNode body) {
        Draft draft = Questions.Suggest.SHAPE.readCreate(body).orRefuse();
        return copilot.suggestTask(
                actor, target(draft), Objects.requireNonNullElse(draft.get(Questions.INSTRUCTIONS), ""));
    }

    @PostMapping("/suggest-note")
    @Operation(operationId = "suggestNote", summary = "Suggest a note on a record")
    AgentAction suggestNote(Actor actor, @JsonBody(of = Questions.Suggest.class, form = Form.REQUEST) JsonNode body) {
        Draft draft = Questions.Suggest.SHAPE.readCreate(body).orRefuse();
        return copilot.suggestNote(
                actor, target(draft), Objects.requireNonNullElse(draft.get(Questions.INSTRUCTIONS), ""));
    }

    @PostMapping("/enrich")
    @Operation(operationId = "enrich", summary = "Suggest values for what a company or contact lacks")
    AgentAction enrich(Actor actor, @JsonBody(of = Questions.Enrich.class, form = Form.REQUEST) JsonNode body) {
        return copilot.enrich(
                actor, target(Questions.Enrich.SHAPE.readCreate(body).orRefuse()));
    }

    private static Target target(Draft draft) {
        return Target.read(draft).orElseThrow(Target::missing);
    }
}
