package com.offsideventures.events;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Ids;
import com.offsideventures.platform.web.CurrentActor;
import com.offsideventures.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** The route of live events. */
@RestController
@RequestMapping("/api/events")
@Tag(name = "Events")
class EventApi {

    private static final MediaType STREAM = new MediaType("text", "event-stream", StandardCharsets.UTF_8);

    private final Events events;

    EventApi(Events events) {
        this.events = events;
    }

    @GetMapping
    @Operation(
            operationId = "streamEvents",
            summary = "Every change from now on, as server-sent events",
            description = "Events named change carry a ChangeEvent each, for every committed change of any record by"
                    + " whatever node; an event may come twice, none is left out. The id of an event is its change set."
                    + " After an event named reset too much was missed to be told: read anew what is shown. A comment"
                    + " comes every 15 seconds. The stream ends when the sign-in ends.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(implementation = ChangeEvent.class)))
    ResponseEntity<ResponseBodyEmitter> stream(
            Actor actor,
            HttpServletRequest request,
            @Parameter(description = "The id of the last event that the client knows, to hear what came after it.")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(STREAM)
                // Proxies such as nginx would otherwise hold events back until they have a bufferful.
                .header("X-Accel-Buffering", "no");
        Long resumeAfter = resumeAfter(lastEventId);
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return answer.build();
        }
        long userId = Objects.requireNonNull(actor.userId(), "a request comes from somebody");
        return answer.body(events.open(userId, resumeAfter, CurrentActor.stillSignedIn(request)));
    }

    private static @Nullable Long resumeAfter(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return null;
        }
        try {
            return Ids.parse(lastEventId.strip());
        } catch (NumberFormatException malformed) {
            throw Problem.badRequest("Last-Event-ID should be the id of an event, for example 42.");
        }
    }
}
