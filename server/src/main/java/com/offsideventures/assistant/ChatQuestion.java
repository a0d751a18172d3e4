package com.offsideventures.assistant;

import com.offsideventures.assistant.Replies.Said;
import com.offsideventures.assistant.Replies.Speaker;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question in a chat.
 *
 * @param threadId the chat it goes on with; null where it begins one
 */
record ChatQuestion(
        String message,
        Optional<Target> target,
        List<Said> history,
        @Nullable Long threadId) {

    static final int MOST_CHARACTERS = 4000;
    private static final int MOST_TURNS = 20;

    private static final Field<String> MESSAGE =
            Field.text("message", MOST_CHARACTERS).asRequired();
    private static final Field<Long> THREAD_ID = Field.id("thread_id");
    private static final Shape SHAPE = Shape.of("Question", MESSAGE, Target.TYPE, Target.ID, THREAD_ID);

    ChatQuestion {
        history = List.copyOf(history);
    }

    /** @throws Problem 422 with all that is wrong, 404 where the target is of no known kind */
    static ChatQuestion read(JsonNode body) {
        Submission submission = SHAPE.readCreate(body);
        List<FieldError> errors = new ArrayList<>(submission.errors());
        List<Said> history = history(body.path("history"), errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        Draft draft = submission.draft();
        return new ChatQuestion(
                Objects.requireNonNull(draft.get(MESSAGE)), Target.read(draft), history, draft.get(THREAD_ID));
    }

    private static List<Said> history(JsonNode json, List<FieldError> errors) {
        List<Said> turns = new ArrayList<>();
        if (json.isMissingNode() || json.isNull()) {
            return turns;
        }
        if (!json.isArray() || json.size() > MOST_TURNS) {
            errors.add(FieldError.body(
                    "history", "list_type", "Input should be a list of at most " + MOST_TURNS + " turns"));
            return turns;
        }
        for (int i = 0; i < json.size(); i++) {
            JsonNode content = json.get(i).path("content");
            Optional<Speaker> role =
                    Choice.find(Speaker.class, json.get(i).path("role").asString(""));
            if (role.isEmpty() || !content.isString() || content.stringValue().length() > 4 * MOST_CHARACTERS) {
                errors.add(FieldError.body(
                                "history",
                                "value_error",
                                "A turn should have the role 'user' or 'assistant' and a content of at most "
                                        + 4 * MOST_CHARACTERS + " characters")
                        .at(i));
            } else {
                turns.add(new Said(role.get(), content.stringValue()));
            }
        }
        return turns;
    }
}
